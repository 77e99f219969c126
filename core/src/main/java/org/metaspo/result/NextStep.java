package org.metaspo.result;

import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.metaspo.result.RunResult.Comparison;
import org.metaspo.result.RunResult.TestSet;
import org.metaspo.statistics.PairedComparison;

/** What to do with a result. */
public final class NextStep {
    private NextStep() {}

    /** A sentence or two. */
    public static String of(RunResult result) {
        switch (result.status()) {
            case "budget", "interrupted", "failed" -> {
                return "`metaspo resume` goes on where it stopped; nothing that was answered is paid again.";
            }
            default -> {}
        }
        if (result.withheld().stream().anyMatch(reason -> reason.contains("not calibrated"))) {
            return "Hold the judge against 200 or more labelled answers, half of them under each prompt: `metaspo export"
                    + " RUN_DIR --format labels` writes them down, `metaspo judge calibrate` takes them.";
        }
        if (result.quoted().stream().anyMatch(quoted -> quoted.part().equals("test"))) {
            return "Find out how test items came into the prompt, and measure it on items that it does not hold.";
        }
        if (!result.withheld().isEmpty()) {
            return "Mend the judge (its rubric, its model, more votes) before the prompt: what it says cannot carry a claim.";
        }
        Comparison comparison = result.comparison();
        if (result.command().equals("ablate")) {
            return ablated(result, comparison);
        }
        if (result.status().equals("saturated")) {
            return "Harder items, or more of them, would show whether anything is left to gain.";
        }
        if (comparison == null) {
            return "Read the comparisons metric by metric.";
        }
        return of(result, comparison);
    }

    private static String of(RunResult result, Comparison comparison) {
        boolean study = result.arms() != null;
        if (result.improved()) {
            return study
                    ? "The prompt can be used on tasks like these."
                    : "Use system-prompt.txt. `metaspo evaluate` measures it on tasks that it was not learned from.";
        }
        if (comparison.high() < 0) {
            return study
                    ? "Keep the default system prompt."
                    : "Keep the prompt you had; look at candidates.jsonl for what the search was led by.";
        }
        return unconfirmed(result) + moreItems(result, comparison);
    }

    private static String ablated(RunResult result, @Nullable Comparison comparison) {
        Checks.Ablation ablation =
                result.checks() == null ? null : result.checks().ablation();
        Checks.Shortest shortest = ablation == null ? null : ablation.shortest();
        if (ablation == null || shortest == null || comparison == null) {
            return "Keep the prompt as it is: no sentence can go without losing more than 1 point.";
        }
        String saved = String.format(
                Locale.ROOT,
                "The shorter prompt (report.md) has %d tokens instead of %d; on the test items it loses at most %.1f points.",
                shortest.tokens(),
                ablation.tokens(),
                Math.max(0, -100 * comparison.low()));
        return shortest.usdPer1000() == null || ablation.usdPer1000() == null
                ? saved
                : saved + " 1,000 calls cost " + shortest.usdPer1000() + " USD for it instead of "
                        + ablation.usdPer1000() + ".";
    }

    /** The reference schedule keeps the paper's rule, whatever the test says. */
    private static String unconfirmed(RunResult result) {
        boolean kept =
                !result.systemPrompt().learned().equals(result.systemPrompt().initial());
        return result.arms() == null && kept
                ? "system-prompt.txt holds what the search ended with, not confirmed. "
                : "";
    }

    private static String moreItems(RunResult result, Comparison comparison) {
        TestSet test = result.testSet();
        if (test == null || comparison.difference() <= 0) {
            return "More test items would not make it better: search longer, or with other items.";
        }
        OptionalLong needed =
                PairedComparison.pairsNeeded(comparison.difference(), comparison.low(), comparison.high(), test.n());
        return needed.isEmpty() || needed.getAsLong() > 100L * test.n()
                ? "The difference is too small to be told apart from none by any test of a reasonable size."
                : String.format(
                        Locale.ROOT,
                        "If the true difference is as large as the one seen, about %d test items would show it in 4 of 5 cases (here: %d).",
                        Math.max(needed.getAsLong(), test.n() + 1L),
                        test.n());
    }
}
