package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.metaspo.result.RunResult.Comparison;
import org.metaspo.result.RunResult.MetricComparison;
import org.metaspo.result.RunResult.Prompts;
import org.metaspo.result.RunResult.TaskComparison;

class VerdictTest {
    private static String verdict(String status, @Nullable String reason) {
        return Verdict.of(Runs.result(status, reason, true, Runs.BETTER, true));
    }

    private static String claim(double difference, double low, double high, boolean improved) {
        return Verdict.of(Runs.result("completed", null, improved, new Comparison(difference, low, high, 0.5), true));
    }

    @Test
    void whatThePromptQuotesIsSaid() {
        assertThat(QuoteWords.of(List.of())).isEmpty();
        assertThat(QuoteWords.of(List.of(
                        quoted("train", false), quoted("train", false), quoted("test", false), quoted("train", true))))
                .isEqualTo(
                        " The candidate quotes 2 training items and 1 test item: what it gains on these it has learned by"
                                + " heart. It shows 1 training item as worked examples.");
    }

    private static RunResult.Quoted quoted(String part, boolean workedExample) {
        return new RunResult.Quoted(null, "tea", part, "1", "the words", workedExample);
    }

    @Test
    void betterOnlyWhereTheIntervalSaysSo() {
        assertThat(Verdict.of(Runs.completed()))
                .isEqualTo("Better: +20.0 points on 80 test items of 2 tasks"
                        + " (95 % interval +5.0 to +35.0, p = 0.013). Task by task: better on 2 of 2 tasks.");
    }

    @Test
    void worse() {
        assertThat(claim(-0.2, -0.3, -0.1, false)).startsWith("Worse: -20.0 points");
    }

    @Test
    void notDistinguishable() {
        assertThat(claim(0.05, -0.05, 0.15, false))
                .startsWith("Not distinguishable from the start: +5.0 points on 80 test items");
    }

    @Test
    void nothingGained() {
        RunResult run = Runs.result("completed", null, false, new Comparison(0, -0.04, 0.04, 1), true);
        RunResult same = new RunResult(
                run.schemaVersion(),
                run.command(),
                run.status(),
                run.reason(),
                run.method(),
                run.schedule(),
                run.seed(),
                run.programVersion(),
                run.searchVersion(),
                new Prompts("You help.", "You help.", "You help."),
                false,
                run.withheld(),
                run.quoted(),
                run.tasks(),
                run.comparison(),
                run.comparisons(),
                run.usage(),
                run.stages(),
                run.rejectedCandidates(),
                run.testReads(),
                run.testSet(),
                run.headroom(),
                run.checks(),
                null,
                null,
                run.timings());

        assertThat(Verdict.of(same)).startsWith("Nothing was gained: the system prompt stayed as it was");
    }

    @Test
    void howTheRunEndedIsSaidFirst() {
        assertThat(verdict("saturated", "no failures are left"))
                .startsWith("The search ended early: no failures are left. Better: ");
        assertThat(verdict("budget", "budget.calls is used up"))
                .startsWith("The search was stopped by the budget: budget.calls is used up. Better: ");
    }

    @Test
    void withoutTestScoresNothingIsClaimed() {
        assertThat(Verdict.of(Runs.result("interrupted", "asked to stop", false, null, false)))
                .isEqualTo("The run was interrupted: asked to stop."
                        + " The test items were not read, so nothing is claimed.");
        assertThat(Verdict.of(Runs.result("failed", "The key was refused.", false, null, false)))
                .isEqualTo("The run failed: The key was refused."
                        + " The test items were not read, so nothing is claimed.");
    }

    @Test
    void differentMetricsHaveNoMeanAndStandSideBySide() {
        RunResult run = Runs.mixed(
                new MetricComparison("accuracy", 2, 80, 0.2, 0.05, 0.35, 0.0132),
                new MetricComparison("macro-f1", 1, 40, -0.01, -0.08, 0.06, 0.8),
                new MetricComparison("f1", 1, 40, -0.1, -0.18, -0.02, 0.01));

        assertThat(Verdict.of(run))
                .isEqualTo("The tasks have different metrics, so there is no mean over them."
                        + " accuracy: better, +20.0 points on 80 test items of 2 tasks"
                        + " (95 % interval +5.0 to +35.0, p = 0.013)."
                        + " macro-f1: not distinguishable, -1.0 points on 40 test items of 1 task"
                        + " (95 % interval -8.0 to +6.0, p = 0.800)."
                        + " f1: worse, -10.0 points on 40 test items of 1 task"
                        + " (95 % interval -18.0 to -2.0, p = 0.010)."
                        + " p is adjusted for 3 metrics.");
    }

    @Test
    void whereNothingCouldBePairedNothingIsClaimed() {
        assertThat(Verdict.of(Runs.result("completed", null, false, null, true)))
                .isEqualTo("No test item was answered under both prompts, so nothing is claimed.");
    }

    @Test
    void tasksThatStayOpenAreNamedWithTheirIntervals() {
        assertThat(Verdict.of(Runs.completed(new TaskComparison(0.02, -0.06, 0.09, 0.8, 200))))
                .endsWith(
                        "Task by task: better on 1 of 2 tasks; not distinguishable on coffee (n = 200, -6.0 to +9.0).");
        assertThat(Verdict.of(Runs.completed(new TaskComparison(-0.2, -0.3, -0.1, 0.01, 200))))
                .endsWith("better on 1 of 2 tasks; worse on coffee (n = 200, -30.0 to -10.0).");
    }

    @Test
    void anIntervalThatTheAdjustedTestDoesNotBearOutIsNoBetterTask() {
        assertThat(Verdict.of(Runs.completed(new TaskComparison(0.1, 0.01, 0.2, 0.07, 200))))
                .contains("not distinguishable on coffee (n = 200, +1.0 to +20.0, but p = 0.07 among so many tasks)");
    }

    @Test
    void aGainWithinTheNoiseOfWordingIsFlagged() {
        Checks.Noise.Variant variant = new Checks.Noise.Variant("You assist.", 0.4, 0.8);
        Checks noisy = new Checks(new Checks.Noise(100, 0.5, List.of(variant), 0.25), null, null, null);
        Checks calm = new Checks(new Checks.Noise(100, 0.5, List.of(variant), 0.1), null, null, null);

        assertThat(Verdict.of(Runs.checked(noisy, 1)))
                .contains("Rewording the start alone moves its score by as much (25.0 points", "of 2 wordings");
        assertThat(Verdict.of(Runs.checked(calm, 1))).doesNotContain("Rewording");
    }

    @Test
    void aFurtherReadingOfTheTestSetIsCounted() {
        assertThat(Verdict.of(Runs.checked(null, 2))).contains("This is reading 2 of this test set");
        assertThat(Verdict.of(Runs.checked(null, 1))).doesNotContain("reading");
    }

    @Test
    void smallPValuesKeepADigit() {
        assertThat(Verdict.of(Runs.result("completed", null, true, new Comparison(0.2, 0.1, 0.3, 0.0002), true)))
                .contains("p = 0.0002");
    }

    @Test
    void thereAreNoOtherStatuses() {
        assertThatIllegalArgumentException().isThrownBy(() -> verdict("fine", null));
    }
}
