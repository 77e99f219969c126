package org.metaspo.result;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.metaspo.judge.Calibration;
import org.metaspo.result.RunResult.Comparison;
import org.metaspo.result.RunResult.MetricComparison;
import org.metaspo.result.RunResult.TaskResult;
import org.metaspo.statistics.Interval;

/** What a result says, in plain sentences. */
public final class Verdict {
    private Verdict() {}

    /** The verdict on a run. */
    public static String of(RunResult result) {
        String ending =
                switch (result.status()) {
                    case "completed" -> "";
                    case "saturated" -> "The search ended early: " + result.reason() + ". ";
                    case "budget" ->
                        (isStudy(result) ? "The study" : "The search") + " was stopped by the budget: "
                                + result.reason() + ". ";
                    case "interrupted" -> "The run was interrupted: " + result.reason() + ". ";
                    case "failed" -> "The run failed: " + result.reason() + " ";
                    default -> throw new IllegalArgumentException("no status " + result.status());
                };
        return ending
                + claim(result)
                + (result.comparison() == null || !result.withheld().isEmpty() ? "" : TaskWords.of(result.tasks()))
                + belowMajority(result)
                + limitedJudges(result)
                + QuoteWords.of(result.quoted())
                + noise(result)
                + reading(result)
                + reached(result);
    }

    /** A judge that agrees with people only so far is named on every page. */
    private static String limitedJudges(RunResult result) {
        List<String> tasks = result.tasks().stream()
                .filter(task -> task.judge() != null && task.judge().trust().equals(Calibration.WARNING))
                .map(TaskResult::name)
                .toList();
        return tasks.isEmpty()
                ? ""
                : " The judge's agreement with people is limited: " + String.join(", ", tasks) + ".";
    }

    /** A gain that rewording alone can make is no gain by what the search found. */
    private static String noise(RunResult result) {
        Checks checks = result.checks();
        Comparison comparison = result.comparison();
        Checks.Noise wording = checks == null ? null : checks.wording();
        return wording == null || comparison == null || comparison.difference() >= wording.spread()
                ? ""
                : String.format(
                        Locale.ROOT,
                        " Rewording the start alone moves its score by as much (%.1f points from the lowest to the highest"
                                + " of %d wordings, on %d items).",
                        100 * wording.spread(),
                        wording.variants().size() + 1,
                        wording.n());
    }

    private static String reading(RunResult result) {
        return result.testReads() < 2
                ? ""
                : " This is reading " + result.testReads()
                        + " of this test set: the interval takes the last one for the only one.";
    }

    private static boolean isStudy(RunResult result) {
        return result.arms() != null;
    }

    /** Of an adaptation: how soon the learned prompt is where the default one ends. */
    private static String reached(RunResult result) {
        return result.curve() == null || !result.status().equals("completed")
                ? ""
                : " " + new Adaptation(result.curve()).reached();
    }

    private static String claim(RunResult result) {
        Comparison comparison = result.comparison();
        if (comparison == null) {
            return result.comparisons().isEmpty() ? noClaim(result) : byMetric(result);
        }
        int n = result.tasks().stream().mapToInt(Verdict::n).sum();
        String numbers = numbers(comparison, n, result.tasks().size());
        if (!result.withheld().isEmpty()) {
            return (isEstimated(result) ? "Judge-estimated, no claim: " : "No claim: ") + numbers + "; "
                    + String.join("; ", result.withheld()) + ".";
        }
        if (result.improved()) {
            return "Better" + (isStudy(result) ? " than the default system prompt: " : ": ") + numbers + ".";
        }
        if (comparison.high() < 0) {
            return isStudy(result)
                    ? "Worse than the default system prompt: " + numbers + "."
                    : "Worse: " + numbers + ".";
        }
        boolean unchanged = !isStudy(result)
                && result.systemPrompt().initial().equals(result.systemPrompt().candidate())
                && comparison.difference() == 0;
        return unchanged
                ? "Nothing was gained: the system prompt stayed as it was, and so did the mean on the test items."
                : "Not distinguishable from the " + (isStudy(result) ? "default system prompt: " : "start: ") + numbers
                        + ".";
    }

    private static String noClaim(RunResult result) {
        if (isStudy(result) && !result.status().equals("completed")) {
            return "Not all was measured, so nothing is claimed.";
        }
        boolean read = result.tasks().stream().anyMatch(task -> !task.scores().isEmpty());
        return read
                ? "No test item was answered under both prompts, so nothing is claimed."
                : "The test items were not read, so nothing is claimed.";
    }

    private static String numbers(Comparison comparison, int n, int tasks) {
        return String.format(
                Locale.ROOT,
                "%s points on %d test items of %s (95 %% interval %s to %s, p = %s)",
                Points.of(comparison.difference()),
                n,
                tasks == 1 ? "1 task" : tasks + " tasks",
                Points.of(comparison.low()),
                Points.of(comparison.high()),
                p(comparison.p()));
    }

    /** Side by side: what points of one metric and of another have in common is the word. */
    private static String byMetric(RunResult result) {
        List<MetricComparison> comparisons = result.comparisons();
        String withheld = result.withheld().isEmpty() ? "" : " No claim: " + String.join("; ", result.withheld()) + ".";
        return comparisons.stream()
                .map(each -> each.metric() + ": " + direction(each) + ", "
                        + numbers(
                                new Comparison(each.difference(), each.low(), each.high(), each.p()),
                                each.n(),
                                each.tasks())
                        + ".")
                .collect(Collectors.joining(
                        " ",
                        "The tasks have different metrics, so there is no mean over them. ",
                        (comparisons.size() == 1 ? "" : " p is adjusted for " + comparisons.size() + " metrics.")
                                + withheld));
    }

    private static String direction(MetricComparison each) {
        if (each.low() > 0) {
            return "better";
        }
        return each.high() < 0 ? "worse" : "not distinguishable";
    }

    /** Whether a score is a judge's estimate and no more. */
    private static boolean isEstimated(RunResult result) {
        return result.tasks().stream().map(TaskResult::judge).anyMatch(judge -> judge != null && judge.estimated());
    }

    /** A score says little where always giving the most frequent answer does as well. */
    private static String belowMajority(RunResult result) {
        List<String> below = result.tasks().stream()
                .filter(task -> {
                    Interval candidate =
                            task.scores().getOrDefault("test", Map.of()).get("candidate");
                    Double majority = task.baselines().get("majority");
                    return candidate != null && majority != null && candidate.value() < majority;
                })
                .map(TaskResult::name)
                .toList();
        return below.isEmpty()
                ? ""
                : " Below always giving the most frequent answer: " + String.join(", ", below) + ".";
    }

    private static int n(TaskResult task) {
        return task.scores().values().stream()
                .flatMap(byName -> byName.values().stream())
                .findFirst()
                .map(Interval::n)
                .orElse(0);
    }

    private static String p(double p) {
        return p < 0.001 ? String.format(Locale.ROOT, "%.4f", p) : String.format(Locale.ROOT, "%.3f", p);
    }
}
