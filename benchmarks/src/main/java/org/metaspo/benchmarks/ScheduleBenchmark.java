package org.metaspo.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.metaspo.benchmarks.Figure.Wanted;
import org.metaspo.benchmarks.Sizes.ScheduleSizes;

/** A whole training run in a small heap, then its replay. */
final class ScheduleBenchmark {
    private static final int HEAP_MIB = 256;
    /** As the launcher starts these commands: the optimizing compiler comes too late for a replay. */
    private static final List<String> TRAIN = List.of("-Xmx" + HEAP_MIB + "m", "-XX:+UseSerialGC");

    private static final List<String> REPLAY =
            List.of("-Xmx" + HEAP_MIB + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final double MOST_OF_LIMIT = 1.15;
    private static final double MOST_REPLAY_SECONDS = 3;
    private static final double MILLIS = 1000;
    private static final double NANOS = 1e9;

    private final String name;
    private final Sizes sizes;
    private final List<Figure> figures = new ArrayList<>();

    private ScheduleBenchmark(String name, Sizes sizes) {
        this.name = name;
        this.sizes = sizes;
    }

    static List<Figure> run(String name, Sizes sizes) throws Exception {
        ScheduleBenchmark benchmark = new ScheduleBenchmark(name, sizes);
        try (Scratch scratch = Scratch.create()) {
            Path run = scratch.path().resolve("run");
            benchmark.train(ScheduleFiles.write(scratch.path(), sizes), run);
            benchmark.replay(run);
        }
        return benchmark.figures;
    }

    private void train(ScheduleFiles files, Path run) throws Exception {
        try (TestbedProcess testbed = TestbedProcess.start(
                "--latency",
                String.valueOf(sizes.latencyMillis()),
                "--model",
                "task=skill:" + files.allItems(),
                "--model",
                "optimizer=optimizer")) {
            List<Object> arguments =
                    new ArrayList<>(List.of("train", files.configuration(), run, testbed.baseUrl(), sizes.inFlight()));
            arguments.addAll(sizes.schedule().settings());
            Trained trained = Child.run(Trained.class, TRAIN, arguments.toArray());
            tell(trained);
        }
    }

    private void tell(Trained trained) {
        ScheduleSizes counts = sizes.schedule();
        stage(trained, "train", counts.trainingEvaluations());
        stage(trained, "survivors", counts.survivorEvaluations());
        stage(trained, "baseline", counts.baselineEvaluations());
        add("optimizer calls", trained.optimizerCalls(), "calls", Wanted.exactly(counts.optimizerCalls()));
        add("evaluations paid", trained.taskCalls(), "calls");

        double latency = sizes.latencyMillis() / MILLIS;
        // The optimizer's calls are not counted twice: theirs is the chain, an analysis and a rewrite for each block.
        double limit = trained.taskCalls() * latency / sizes.inFlight() + 2 * counts.proposalBlocks() * latency;
        add("limit", limit, "s");
        add("wall time", trained.phase().seconds(), "s");
        add("wall time by limit", trained.phase().seconds() / limit, "x", Wanted.atMost(MOST_OF_LIMIT));
        add("client CPU", trained.phase().cpuMicrosPerCall(), "us/call");
        add("heap, peak with garbage", trained.peakHeapMiB(), "MiB", Wanted.atMost(HEAP_MIB));
        add("heap, live at the end", trained.liveHeapMiB(), "MiB");
    }

    private void stage(Trained trained, String stage, int wanted) {
        int evaluations = trained.evaluations().getOrDefault(stage, 0);
        add("evaluations, " + stage, evaluations, "calls", Wanted.exactly(wanted));
    }

    private void replay(Path run) throws Exception {
        long start = System.nanoTime();
        Replayed replayed = Child.run(Replayed.class, REPLAY, "replay", run);
        double process = (System.nanoTime() - start) / NANOS;
        add("replay, whole process", process, "s", Wanted.atMost(MOST_REPLAY_SECONDS));
        add("replay, within the library", replayed.phase().seconds(), "s");
        add("replay, CPU", replayed.phase().cpuSeconds(), "s");
        add("replay, answers", replayed.phase().perSecond(), "per s");
        add("replay, results that differ", replayed.same() ? 0 : 1, "", Wanted.exactly(0));
    }

    private void add(String figure, double value, String unit) {
        figures.add(Figure.of(name, figure, value, unit));
    }

    private void add(String figure, double value, String unit, Wanted wanted) {
        figures.add(Figure.of(name, figure, value, unit).wanting(wanted));
    }
}
