package org.metaspo.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.metaspo.MetaSpo;
import org.metaspo.method.Methods;
import org.metaspo.result.RunResult;
import org.metaspo.result.RunResult.RoleUse;
import org.metaspo.result.RunResult.TaskResult;
import org.metaspo.testbed.Testbed;
import org.metaspo.testbed.world.TaskFiles;
import org.metaspo.testbed.world.World;
import org.metaspo.testbed.world.WorldTask;

/**
 * One search on one world, and what the oracle says of its prompts. Accuracies are 0 to 1.
 *
 * @param variant of the world
 * @param seed of the world and the run
 * @param method that searched
 * @param target mean over target tasks: the system prompt found with their initial user prompts
 * @param source mean over source tasks: the system prompt found with the user prompts found
 * @param start mean over target tasks under the initial prompts
 * @param startSource mean over source tasks under the initial prompts
 * @param adapted mean over target tasks after adaptation under the system prompt found; null where not asked for
 * @param adaptedStart the same under the initial system prompt
 * @param taskCalls paid, of the search and its small test
 * @param optimizerCalls paid
 * @param seconds that the search took
 */
record WorldRun(
        String variant,
        long seed,
        String method,
        double target,
        double source,
        double start,
        double startSource,
        @Nullable Double adapted,
        @Nullable Double adaptedStart,
        long taskCalls,
        long optimizerCalls,
        double seconds) {
    private static final double NANOS = 1e9;

    /** All methods on one world. */
    static List<WorldRun> all(String variant, long seed, QualityOptions options) throws Exception {
        World world = World.of(variant, seed);
        List<WorldRun> runs = new ArrayList<>();
        try (Testbed testbed = Testbed.start(world.settings());
                Scratch scratch = Scratch.create()) {
            Bench bench = new Bench(
                    world, TaskFiles.write(world, scratch.path(), testbed.baseUrl()), scratch.path(), seed, options);
            Double adaptedStart = options.adapt() ? bench.adapted(null) : null;
            for (String method : options.methods()) {
                runs.add(bench.run(variant, method, adaptedStart));
            }
        }
        return runs;
    }

    /** A world that answers, and where runs of it are kept. */
    private record Bench(World world, Path configuration, Path directory, long seed, QualityOptions options) {
        WorldRun run(String variant, String method, @Nullable Double adaptedStart)
                throws IOException, InterruptedException {
            List<String> settings = EqualCalls.settings(configuration, common(), method, options.calls());
            long begin = System.nanoTime();
            RunResult result = train(settings, method);
            double seconds = (System.nanoTime() - begin) / NANOS;
            String system = result.systemPrompt().candidate();
            String initial = result.systemPrompt().initial();
            return new WorldRun(
                    variant,
                    seed,
                    method,
                    world.oracle().accuracy(system, world.targetTasks()),
                    truth(result),
                    world.oracle().accuracy(initial, world.targetTasks()),
                    world.oracle().accuracy(initial, world.sourceTasks()),
                    options.adapt() ? adapted(system) : null,
                    adaptedStart,
                    calls(result, "task"),
                    calls(result, "optimizer"),
                    seconds);
        }

        /**
         * What target tasks come to after ProTeGi has rewritten their user prompts.
         *
         * @param system null for the initial one
         */
        double adapted(@Nullable String system) throws IOException, InterruptedException {
            List<String> settings = new ArrayList<>(common());
            settings.add("method.name=protegi");
            settings.add("tasks.source=[%s]"
                    .formatted(world.targetTasks().stream()
                            .map(task -> task.name() + ".yaml")
                            .collect(Collectors.joining(", "))));
            settings.add("tasks.target=[]");
            if (system != null) {
                settings.add("system-prompt=" + Json.text(Map.of("text", system)));
            }
            return truth(train(settings, "adapt"));
        }

        private List<String> common() {
            int items = options.trainingItems();
            return List.of(
                    "seed=" + seed,
                    "data.train=" + items,
                    "data.validation=" + items,
                    // The oracle scores; the run's own test only has to be there.
                    "data.test=1");
        }

        private RunResult train(List<String> settings, String name) throws IOException, InterruptedException {
            MetaSpo metaSpo = MetaSpo.configured(configuration);
            settings.forEach(metaSpo::set);
            RunResult result = metaSpo.train(Scratch.fresh(directory, name));
            if (!List.of("completed", "saturated").contains(result.status())) {
                throw new IllegalStateException(name + " ended " + result.status() + ": " + result.reason());
            }
            return result;
        }

        /** The mean over the run's tasks of what its prompts are truly worth. */
        private double truth(RunResult result) {
            double sum = 0;
            for (TaskResult task : result.tasks()) {
                WorldTask asked = world.task(task.name());
                sum += world.oracle().accuracy(result.systemPrompt().candidate(), task.userPrompt(), asked);
            }
            return sum / result.tasks().size();
        }

        private static long calls(RunResult result, String role) {
            RoleUse use = result.usage().get(role);
            return use == null ? 0 : use.calls();
        }
    }

    /** Whether adaptation is possible in this program. */
    static boolean canAdapt() {
        return Methods.NAMES.contains("protegi");
    }
}
