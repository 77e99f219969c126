package org.metaspo.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The part of a report that sets a study's system prompts side by side. */
final class StudyReport {
    private final Consumer<String> line;

    StudyReport(Consumer<String> line) {
        this.line = line;
    }

    void of(RunResult result, List<ArmResult> arms) {
        line.accept("");
        line.accept("## System prompts on the test items of the target tasks");
        line.accept("");
        List<List<String>> rows = ArmTable.rows(arms);
        if (rows.isEmpty()) {
            line.accept("No task was measured to its end.");
            return;
        }
        table(rows);
        line.accept("");
        line.accept(
                "Values in percent, with 95 % intervals, for these tasks; per task the mean over its user prompts, whose answers"
                        + " to one item are no more than one item.");
        List<List<String>> differences = differences(arms);
        if (differences.size() > 1) {
            line.accept("");
            line.accept(
                    "Against `default`, in points; the claim is that of `learned`, the others stand beside it unadjusted:");
            line.accept("");
            table(differences);
        }
        if (result.curve() != null && result.status().equals("completed")) {
            curve(new Adaptation(result.curve()));
        }
    }

    private static List<List<String>> differences(List<ArmResult> arms) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("system prompt", "difference", "p"));
        for (ArmResult arm : arms) {
            RunResult.Comparison to = arm.comparison();
            if (to != null) {
                String interval = Points.of(to.difference(), to.low(), to.high());
                rows.add(List.of(arm.name(), interval, String.format(Locale.ROOT, "%.4f", to.p())));
            }
        }
        return rows;
    }

    private void curve(Adaptation adaptation) {
        line.accept("");
        line.accept("## Adaptation");
        line.accept("");
        line.accept(
                "Test scores in percent of the best user prompt by training items, the mean over tasks. Descriptive.");
        line.accept("");
        table(adaptation.byIteration());
        List<List<String>> byData = adaptation.byData();
        if (!byData.isEmpty()) {
            line.accept("");
            line.accept("After the last iteration, the mean over draws, too:");
            line.accept("");
            table(byData);
        }
    }

    private void table(List<List<String>> rows) {
        row(rows.getFirst());
        line.accept("|---|" + "---:|".repeat(rows.getFirst().size() - 1));
        rows.stream().skip(1).forEach(this::row);
    }

    private void row(List<String> cells) {
        line.accept("| " + String.join(" | ", cells) + " |");
    }
}
