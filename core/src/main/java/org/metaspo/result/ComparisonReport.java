package org.metaspo.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.metaspo.result.RunComparison.Task;
import org.metaspo.result.RunResult.Comparison;
import org.metaspo.result.RunResult.MetricComparison;

/** A comparison of runs in Markdown. */
public final class ComparisonReport {
    private ComparisonReport() {}

    /** Its lines. */
    public static List<String> of(RunComparison comparison) {
        List<String> lines = new ArrayList<>();
        String first = comparison.runs().getFirst();
        section(
                lines,
                comparison.runs().get(1),
                first,
                comparison.tasks(),
                comparison.overall(),
                comparison.comparisons(),
                comparison.verdict());
        comparison.others().forEach(other -> {
            lines.add("");
            section(lines, other.run(), first, other.tasks(), other.overall(), other.comparisons(), other.verdict());
        });
        if (!comparison.others().isEmpty()) {
            lines.add("");
            lines.add("p over all tasks is adjusted for " + (comparison.others().size() + 1) + " comparisons (Holm).");
        }
        comparison.withheld().forEach(reason -> {
            lines.add("");
            lines.add("No improvement is claimed: " + reason + ".");
        });
        return lines;
    }

    private static void section(
            List<String> lines,
            String run,
            String first,
            List<Task> tasks,
            @Nullable Comparison overall,
            List<MetricComparison> byMetric,
            String verdict) {
        lines.add("**" + run + " against " + first + ": " + words(verdict) + ".**");
        lines.add("");
        lines.add("| task | n | difference in points | p |");
        lines.add("|---|---:|---:|---:|");
        tasks.forEach(
                task -> lines.add(row(task.name(), task.n(), task.difference(), task.low(), task.high(), task.p())));
        int n = tasks.stream().mapToInt(Task::n).sum();
        if (overall != null && tasks.size() > 1) {
            lines.add(row("all", n, overall.difference(), overall.low(), overall.high(), overall.p()));
        }
        byMetric.forEach(metric -> lines.add(row(
                "all by " + metric.metric(),
                metric.n(),
                metric.difference(),
                metric.low(),
                metric.high(),
                metric.p())));
        lines.add("");
        lines.add("With 95 % intervals, for these tasks; p task by task is adjusted for their number (Holm).");
    }

    private static String words(String verdict) {
        return verdict.equals(RunComparison.INDISTINGUISHABLE) ? "not distinguishable" : verdict;
    }

    private static String row(String name, int n, double difference, double low, double high, double p) {
        return String.format(Locale.ROOT, "| %s | %d | %s | %.4f |", name, n, Points.of(difference, low, high), p);
    }
}
