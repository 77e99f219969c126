package org.metaspo.benchmarks;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.metaspo.MetaSpo;
import org.metaspo.benchmarks.WorldRun.Claimed;
import org.metaspo.benchmarks.WorldRun.Truth;
import org.metaspo.method.Methods;
import org.metaspo.result.RunResult;
import org.metaspo.result.RunResult.Comparison;
import org.metaspo.result.RunResult.RoleUse;
import org.metaspo.result.RunResult.TaskResult;
import org.metaspo.testbed.Testbed;
import org.metaspo.testbed.world.TaskFiles;
import org.metaspo.testbed.world.World;
import org.metaspo.testbed.world.WorldTask;

/** A world that answers, and a place where runs of it are kept. */
final class WorldBench {
    private static final double NANOS = 1e9;
    private static final Set<String> WHOLE = Set.of("completed", "saturated", "budget");

    private final World world;
    private final String variant;
    private final long seed;
    private final QualityOptions options;
    private final Path configuration;
    private final Path directory;
    private final @Nullable ChatModel taskModel;

    private WorldBench(
            World world,
            String variant,
            long seed,
            QualityOptions options,
            Path configuration,
            Path directory,
            @Nullable ChatModel taskModel) {
        this.world = world;
        this.variant = variant;
        this.seed = seed;
        this.options = options;
        this.configuration = configuration;
        this.directory = directory;
        this.taskModel = taskModel;
    }

    /** A search that asks the task model over the endpoint, too, that the configuration names. */
    static WorldRun overEndpoint(World world, String variant, long seed, QualityOptions options, Path configuration)
            throws IOException, InterruptedException {
        try (Scratch scratch = Scratch.create()) {
            return new WorldBench(world, variant, seed, options, configuration, scratch.path(), null)
                    .run(options.methods().getFirst(), null);
        }
    }

    /**
     * All methods on one world.
     *
     * @param known rows that are there already
     * @return the others
     */
    static List<WorldRun> run(World world, String variant, long seed, QualityOptions options, List<WorldRun> known)
            throws IOException, InterruptedException {
        List<WorldRun> runs = new ArrayList<>();
        try (Testbed testbed = Testbed.start(world.settings());
                Scratch scratch = Scratch.create()) {
            Path configuration = TaskFiles.write(world, scratch.path(), testbed.baseUrl());
            WorldBench bench =
                    new WorldBench(world, variant, seed, options, configuration, scratch.path(), new WorldModel(world));
            Double adaptedStart = options.adapt() ? bench.adaptedStart(known) : null;
            for (String method : options.methods()) {
                if (known.stream().noneMatch(row -> row.method().equals(method))) {
                    runs.add(bench.run(method, adaptedStart));
                }
            }
        }
        return runs;
    }

    private WorldRun run(String method, @Nullable Double adaptedStart) throws IOException, InterruptedException {
        List<String> settings = EqualCalls.settings(configuration, common(), method, options);
        SearchCalls calls = new SearchCalls();
        long begin = System.nanoTime();
        Path run = Scratch.fresh(directory, method);
        RunResult result = train(settings, run, calls);
        double seconds = (System.nanoTime() - begin) / NANOS;
        String initial = result.systemPrompt().initial();
        String system = result.systemPrompt().candidate();
        RoleUse optimizer = result.usage().get("optimizer");
        Truth candidate = new Truth(target(system), source(result));
        Evaluated evaluated = Evaluated.in(run, world);
        return new WorldRun(
                options.setup(),
                variant,
                seed,
                method,
                Truth.under(initial, world),
                candidate,
                Truth.best(world),
                target(result.systemPrompt().learned()),
                claimed(result),
                adapted(system, initial, adaptedStart),
                adaptedStart,
                calls.task(),
                optimizer == null ? 0 : optimizer.calls(),
                seconds,
                evaluated.best(candidate),
                evaluated.quotations(result));
    }

    private double adaptedStart(List<WorldRun> known) throws IOException, InterruptedException {
        Double before = known.stream()
                .map(WorldRun::adaptedStart)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return before == null ? adapted(null) : before;
    }

    /** The same adaptation again gives the same. */
    private @Nullable Double adapted(String system, String initial, @Nullable Double adaptedStart)
            throws IOException, InterruptedException {
        if (!options.adapt() || system.equals(initial)) {
            return adaptedStart;
        }
        return adapted(system);
    }

    /**
     * What target tasks come to after ProTeGi has rewritten their user prompts.
     *
     * @param system null for the initial one
     */
    private double adapted(@Nullable String system) throws IOException, InterruptedException {
        List<String> settings = new ArrayList<>(common());
        settings.add("method.name=" + Methods.PROTEGI);
        settings.add("method.schedule=" + Methods.REFERENCE);
        settings.add("tasks.source=[%s]"
                .formatted(world.targetTasks().stream()
                        .map(task -> directory.resolve(task.name() + ".yaml").toString())
                        .collect(Collectors.joining(", "))));
        settings.add("tasks.target=[]");
        // The oracle scores what is found.
        settings.add("data.test=1");
        if (system != null) {
            settings.add("system-prompt=" + Json.text(Map.of("text", system)));
        }
        return source(train(settings, Scratch.fresh(directory, "adapt"), new SearchCalls()));
    }

    private List<String> common() {
        int items = options.trainingItems();
        return List.of(
                "seed=" + seed, "data.train=" + items, "data.validation=" + items, "data.test=" + options.test());
    }

    private RunResult train(List<String> settings, Path run, SearchCalls calls)
            throws IOException, InterruptedException {
        MetaSpo metaSpo = MetaSpo.configured(configuration).listener(calls);
        if (taskModel != null) {
            metaSpo.taskModel(taskModel);
        }
        settings.forEach(metaSpo::set);
        RunResult result = metaSpo.train(run);
        if (!WHOLE.contains(result.status())) {
            throw new IllegalStateException(run + " ended " + result.status() + ": " + result.reason());
        }
        return result;
    }

    private double target(String system) {
        return world.oracle().accuracy(system, world.targetTasks());
    }

    /** The mean over the run's tasks of what its prompts are truly worth. */
    private double source(RunResult result) {
        double sum = 0;
        for (TaskResult task : result.tasks()) {
            WorldTask asked = world.task(task.name());
            sum += world.oracle().accuracy(result.systemPrompt().candidate(), task.userPrompt(), asked);
        }
        return sum / result.tasks().size();
    }

    private static @Nullable Claimed claimed(RunResult result) {
        Comparison comparison = result.comparison();
        return comparison == null
                ? null
                : new Claimed(comparison.difference(), comparison.low(), comparison.high(), result.improved());
    }
}
