package org.metaspo.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.metaspo.result.RunResult.TaskComparison;
import org.metaspo.result.RunResult.TaskResult;
import org.metaspo.statistics.Interval;

/** A search's test scores by task, as a Markdown table. */
final class ScoreTable {
    private final Consumer<String> line;

    ScoreTable(Consumer<String> line) {
        this.line = line;
    }

    void of(List<TaskResult> tasks) {
        if (tasks.stream().allMatch(task -> task.scores().isEmpty())) {
            line.accept("The test items were not read.");
            return;
        }
        List<String> baselines = tasks.stream()
                .flatMap(task -> task.baselines().keySet().stream())
                .distinct()
                .toList();
        List<String> titles = new ArrayList<>(List.of("task", "metric", "n", "start", "candidate", "difference"));
        titles.addAll(baselines);
        titles.addAll(Shares.of(tasks.getFirst()).keySet());
        row(titles);
        line.accept("|---|---|---:|---|---|---|" + "---:|".repeat(titles.size() - 6));
        tasks.forEach(task -> row(task, baselines));
        line.accept("");
        line.accept("Values in percent, differences in points, with 95 % intervals, for these tasks. Shares are of the"
                + " candidate's answers.");
        if (baselines.contains("empty")) {
            line.accept("Empty: the initial user prompt under no system prompt.");
        }
    }

    private void row(TaskResult task, List<String> baselines) {
        Map<String, Interval> test = task.scores().getOrDefault("test", Map.of());
        Interval initial = test.get("initial");
        Interval candidate = test.get("candidate");
        if (initial == null || candidate == null) {
            return;
        }
        List<String> cells = new ArrayList<>(List.of(
                task.name(),
                metric(task),
                String.valueOf(candidate.n()),
                interval(initial),
                interval(candidate),
                difference(task.comparison())));
        for (String baseline : baselines) {
            Double score = task.baselines().get(baseline);
            cells.add(score == null ? "-" : percent(score));
        }
        Shares.of(task).values().forEach(share -> cells.add(percent(share)));
        row(cells);
    }

    private void row(List<String> cells) {
        line.accept("| " + String.join(" | ", cells) + " |");
    }

    private static String difference(@Nullable TaskComparison to) {
        return to == null ? "-" : Points.of(to.difference(), to.low(), to.high());
    }

    private static String metric(TaskResult task) {
        return task.metric() + (task.judge() != null && task.judge().estimated() ? " (judge-estimated)" : "");
    }

    private static String interval(Interval interval) {
        return String.format(
                Locale.ROOT,
                "%.1f (%.1f to %.1f)",
                100 * interval.value(),
                100 * interval.low(),
                100 * interval.high());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
