package org.metaspo.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.metaspo.benchmarks.Figure.Wanted;
import org.metaspo.benchmarks.Soaked.Sample;

/** {@code soak}: a million calls of one process, 1 % of them faulty. What it holds on to must not grow with them. */
final class Soak {
    static final String NAME = "soak";

    private static final List<String> OPTIONS = List.of("-Xmx256m", "-XX:+UseSerialGC");
    /** Each by a seed of its own: with the same one the same calls would meet them. */
    private static final String[] FAULTS = {
        "--seed", "1", "--fault", "status-500=0.004",
        "--seed", "2", "--fault", "cut-json=0.003",
        "--seed", "3", "--fault", "reset=0.003"
    };

    private static final int CALLS = 1_000_000;
    private static final int RUNS = 20;
    private static final double PERCENT = 100;
    private static final double MOST_GROWTH_MIB = 4;

    private Soak() {}

    /** @param arguments how many calls, and in how many runs; a million in twenty where there are none */
    static int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception {
        int calls = arguments.isEmpty() ? CALLS : Integer.parseInt(arguments.getFirst());
        int runs = arguments.size() < 2 ? RUNS : Integer.parseInt(arguments.get(1));
        Surroundings surroundings = Surroundings.now();
        err.println("Soaking: " + calls + " calls in " + runs + " runs ...");
        try (TestbedProcess testbed = TestbedProcess.start(FAULTS)) {
            Soaked soaked = Child.run(Soaked.class, OPTIONS, NAME, testbed.baseUrl(), runs, calls / runs);
            out.print(new Table(surroundings, figures(soaked)).text());
            for (Sample sample : soaked.samples()) {
                out.printf(
                        "after a run: heap %.1f MiB, threads %d, descriptors %d%n",
                        sample.liveMiB(), sample.threads(), sample.descriptors());
            }
        }
        return 0;
    }

    /** The first run loads classes and opens pools: what comes after it is compared with the end of the second. */
    private static List<Figure> figures(Soaked soaked) {
        List<Sample> samples = soaked.samples();
        Sample early = samples.get(Math.min(1, samples.size() - 1));
        Sample late = samples.getLast();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of(NAME, "calls", soaked.phase().calls(), ""));
        figures.add(Figure.of(NAME, "per second", soaked.phase().perSecond(), "calls/s"));
        figures.add(Figure.of(
                NAME,
                "failed attempts",
                PERCENT * soaked.faults() / soaked.phase().calls(),
                "%"));
        figures.add(
                Figure.of(NAME, "unanswered", (double) soaked.unanswered(), "").wanting(Wanted.exactly(0)));
        figures.add(Figure.of(NAME, "heap, growth since the second run", late.liveMiB() - early.liveMiB(), "MiB")
                .wanting(Wanted.atMost(MOST_GROWTH_MIB)));
        figures.add(Figure.of(NAME, "threads, growth", (double) late.threads() - early.threads(), "")
                .wanting(Wanted.atMost(0)));
        figures.add(Figure.of(NAME, "descriptors, growth", (double) late.descriptors() - early.descriptors(), "")
                .wanting(Wanted.atMost(0)));
        return figures;
    }
}
