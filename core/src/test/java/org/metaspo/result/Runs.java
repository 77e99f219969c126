package org.metaspo.result;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Headroom;
import org.metaspo.result.RunResult.Comparison;
import org.metaspo.result.RunResult.MetricComparison;
import org.metaspo.result.RunResult.Prompts;
import org.metaspo.result.RunResult.RoleUse;
import org.metaspo.result.RunResult.Spent;
import org.metaspo.result.RunResult.StageCount;
import org.metaspo.result.RunResult.TaskComparison;
import org.metaspo.result.RunResult.TaskResult;
import org.metaspo.result.RunResult.TestSet;
import org.metaspo.result.RunResult.Timings;
import org.metaspo.statistics.Interval;

/** Results by hand. */
final class Runs {
    static final Comparison BETTER = new Comparison(0.2, 0.05, 0.35, 0.0132);

    private Runs() {}

    static TaskResult task(String name, boolean tested) {
        return task(name, tested ? new TaskComparison(0.2, 0.03, 0.37, 0.03, 40) : null);
    }

    private static TaskResult task(String name, @Nullable TaskComparison comparison) {
        boolean tested = comparison != null;
        Map<String, Interval> scores = new LinkedHashMap<>();
        scores.put("initial", new Interval(0.5, 40, 0.352, 0.648));
        scores.put("candidate", new Interval(0.7, 40, 0.546, 0.819));
        scores.put("survivors", new Interval(0.65, 80, 0.541, 0.745));
        return new TaskResult(
                name,
                "source",
                "accuracy",
                "Is this about " + name + "?\n\n{question}",
                tested ? Map.of("test", scores) : Map.of(),
                comparison,
                baselines(),
                0.025,
                0.0,
                0.05,
                0.0,
                0.0,
                0.0,
                null);
    }

    private static Map<String, Double> baselines() {
        Map<String, Double> baselines = new LinkedHashMap<>();
        baselines.put("majority", 0.55);
        baselines.put("empty", 0.45);
        return baselines;
    }

    static RunResult result(
            String status, @Nullable String reason, boolean improved, @Nullable Comparison comparison, boolean tested) {
        return result(status, reason, improved, comparison, List.of(), tested);
    }

    /** A run whose tasks have different metrics. */
    static RunResult mixed(MetricComparison... comparisons) {
        return result("completed", null, false, null, List.of(comparisons), true);
    }

    private static RunResult result(
            String status,
            @Nullable String reason,
            boolean improved,
            @Nullable Comparison comparison,
            List<MetricComparison> comparisons,
            boolean tested) {
        Map<String, RoleUse> usage = new LinkedHashMap<>();
        usage.put("task", new RoleUse(500, 420, 80, 0, 21000, 0, 840, "0.0210"));
        usage.put("optimizer", new RoleUse(0, 12, 0, 0, 9000, 0, 3000, "0.1234567"));
        usage.put("judge", new RoleUse(0, 0, 0, 0, 0, 0, 0, "0.0000"));
        Map<String, Integer> rejected = new LinkedHashMap<>();
        rejected.put("placeholder", 1);
        rejected.put("tags", 0);
        return new RunResult(
                RunResult.SCHEMA_VERSION,
                "train",
                status,
                reason,
                "metaspo",
                "reference",
                42,
                "0.1.0",
                1,
                new Prompts("You help.", "You help.\nAnswer yes or no.", "You help.\nAnswer yes or no."),
                improved,
                List.of(),
                List.of(),
                List.of(task("tea", tested), task("coffee", tested)),
                comparison,
                comparisons,
                usage,
                List.of(new StageCount("baseline", 80), new StageCount("train", 340)),
                rejected,
                tested ? 1 : 0,
                new TestSet("5b8f", 80, 0.172),
                new Headroom(0.5, 0.37, 50, 25, 0.63),
                null,
                null,
                null,
                new Timings(
                        "2026-11-25T21:00:00Z",
                        12.5,
                        new Spent(432, 0, "0.1444567"),
                        new TreeMap<>(Map.of("HTTP 503", 3L, "time-out", 1L))));
    }

    static RunResult completed() {
        return result("completed", null, true, BETTER, true);
    }

    /** A run whose second task says something else. */
    static RunResult completed(TaskComparison second) {
        RunResult run = completed();
        return with(run, List.of(run.tasks().getFirst(), task("coffee", second)), null, 1);
    }

    /** A completed run with checks, whose test set was read so many times. */
    static RunResult checked(@Nullable Checks checks, int testReads) {
        return with(completed(), completed().tasks(), checks, testReads);
    }

    private static RunResult with(RunResult run, List<TaskResult> tasks, @Nullable Checks checks, int testReads) {
        return new RunResult(
                run.schemaVersion(),
                run.command(),
                run.status(),
                run.reason(),
                run.method(),
                run.schedule(),
                run.seed(),
                run.programVersion(),
                run.searchVersion(),
                run.systemPrompt(),
                run.improved(),
                run.withheld(),
                run.quoted(),
                tasks,
                run.comparison(),
                run.comparisons(),
                run.usage(),
                run.stages(),
                run.rejectedCandidates(),
                testReads,
                run.testSet(),
                run.headroom(),
                checks,
                null,
                null,
                run.timings());
    }

    static List<CandidateLine> candidates() {
        return List.of(
                new CandidateLine(
                        "start",
                        "system",
                        null,
                        null,
                        "start",
                        "You help.",
                        "",
                        List.of(),
                        List.of(
                                new CandidateLine.Score("tea", "{question}", 0.5, 8, 0),
                                new CandidateLine.Score("coffee", "{question}", 0.25, 8, 1)),
                        true,
                        null,
                        List.of()),
                new CandidateLine(
                        "inner/1/tea/candidate/1",
                        "user",
                        "tea",
                        "start/tea",
                        "failures",
                        null,
                        "It is vague.",
                        List.of("a1"),
                        List.of(),
                        false,
                        "no valid text: placeholder, placeholder, placeholder",
                        List.of("placeholder", "placeholder", "placeholder")));
    }
}
