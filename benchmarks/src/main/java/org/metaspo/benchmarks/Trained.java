package org.metaspo.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.metaspo.MetaSpo;
import org.metaspo.result.RunResult;
import org.metaspo.result.RunResult.RoleUse;
import org.metaspo.result.RunResult.StageCount;

/**
 * A training run through the library's front door.
 *
 * @param phase the run; its calls are those of both models that were paid
 * @param status of the result
 * @param evaluations by stage
 * @param taskCalls evaluations that were paid
 * @param optimizerCalls of the optimizer, repeated ones included
 * @param peakHeapMiB the sum of the peaks of the heap's parts, garbage included: no less than the heap's own peak
 * @param liveHeapMiB what is left after a collection at the end
 */
record Trained(
        Phase phase,
        String status,
        Map<String, Integer> evaluations,
        int taskCalls,
        int optimizerCalls,
        double peakHeapMiB,
        double liveHeapMiB) {
    static Trained measure(
            Path configuration, Path runDirectory, String baseUrl, int concurrency, List<String> settings)
            throws Exception {
        MetaSpo metaSpo = MetaSpo.configured(configuration)
                .set(model("task", baseUrl, concurrency))
                .set(model("optimizer", baseUrl, concurrency));
        settings.forEach(metaSpo::set);
        RunResult[] result = new RunResult[1];
        Phase run = Phase.of(1, calls -> result[0] = metaSpo.train(runDirectory));
        double peak = Heap.peakMiB();
        RoleUse task = use(result[0], "task");
        RoleUse optimizer = use(result[0], "optimizer");
        int paid = Math.toIntExact(task.calls() + optimizer.calls());
        return new Trained(
                new Phase(paid, run.seconds(), run.cpuSeconds()),
                result[0].status(),
                result[0].stages().stream()
                        .collect(Collectors.toMap(StageCount::stage, count -> Math.toIntExact(count.evaluations()))),
                Math.toIntExact(task.calls()),
                Math.toIntExact(optimizer.calls() + optimizer.cachedCalls()),
                peak,
                Heap.liveMiB());
    }

    private static String model(String role, String baseUrl, int concurrency) {
        return "models.%s={provider: openai, model: %s, base-url: '%s', concurrency: %d}"
                .formatted(role, role, baseUrl, concurrency);
    }

    private static RoleUse use(RunResult result, String role) {
        RoleUse use = result.usage().get(role);
        if (use == null) {
            throw new IllegalStateException("the result tells no usage of the " + role + " model");
        }
        return use;
    }
}
