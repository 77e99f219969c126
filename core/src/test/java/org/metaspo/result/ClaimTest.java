package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Cards;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.model.Outcome;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.result.RunResult.MetricComparison;
import org.metaspo.result.RunResult.TaskComparison;
import org.metaspo.statistics.Interval;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.Example;
import org.metaspo.task.Extraction;
import org.metaspo.task.Grade;
import org.metaspo.task.MacroF1;
import org.metaspo.task.Metric;
import org.metaspo.task.Task;
import org.metaspo.task.TokenF1;
import org.metaspo.task.YesNoForm;

class ClaimTest {
    private static final Randomness RANDOMNESS = new Randomness(42);

    private static Task task(Metric metric) {
        Task plain = Cards.task(metric.key());
        return new Task(metric.key(), "Yes or no?", "\n{question}", false, plain.format(), metric);
    }

    /** Items whose right answers alternate, answered as the letters say: y, n, or - for unparseable. */
    private static Scorecard yesNo(String answers) {
        MacroF1 metric = new MacroF1(new YesNoForm());
        List<Scored> items = new ArrayList<>();
        for (int i = 0; i < answers.length(); i++) {
            Example example = Example.of("question " + i, i % 2 == 0 ? "yes" : "no");
            Extraction answer =
                    switch (answers.charAt(i)) {
                        case 'y' -> new Extraction.Found("yes");
                        case 'n' -> new Extraction.Found("no");
                        default -> new Extraction.Unparseable("-");
                    };
            items.add(new Scored(
                    example, Outcome.ANSWERED, answer, "", metric.correctness().grade(answer, example)));
        }
        return card(metric, items);
    }

    private static Scorecard words(int... sharesOfFour) {
        List<Scored> items = new ArrayList<>();
        for (int i = 0; i < sharesOfFour.length; i++) {
            items.add(new Scored(
                    Example.of("question " + i, "a"),
                    Outcome.ANSWERED,
                    new Extraction.Found("a"),
                    "a",
                    Grade.share(sharesOfFour[i], 4)));
        }
        return card(new TokenF1(), items);
    }

    private static Scorecard card(Metric metric, List<Scored> items) {
        return new Scorecard(new Pairing(task(metric), new SystemPrompt("s"), new UserPrompt("{question}")), items);
    }

    private static TestScores scores(Scorecard initial, Scorecard candidate) {
        return new TestScores(initial, null, List.of(candidate));
    }

    private static final TestScores ACCURACY =
            scores(Cards.card("tea", "--------++--"), Cards.card("tea", "++++++++++--"));
    private static final TestScores MACRO_F1 = scores(yesNo("yyyyyyyyyyyy"), yesNo("ynynynyny-y-"));

    @Test
    void oneKindOfMetricHasOneComparison() {
        assertThat(Claim.overall(List.of(ACCURACY), RANDOMNESS)).hasValueSatisfying(comparison -> {
            assertThat(comparison.difference()).isCloseTo(8.0 / 12, within(1e-12));
            // McNemar: 8 against 0
            assertThat(comparison.p()).isCloseTo(2 / 256.0, within(1e-12));
        });
        assertThat(Claim.overall(List.of(), RANDOMNESS)).isEmpty();
    }

    @Test
    void aSetMetricIsComparedByItsScoreOverTheWholeSet() {
        assertThat(MACRO_F1.initial().score().doubleValue()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(Claim.overall(List.of(MACRO_F1), RANDOMNESS)).hasValueSatisfying(comparison -> {
            // Candidate: yes 1, no 2 * 4 / (6 + 4); start: yes 2 * 6 / (6 + 12), no 0.
            assertThat(comparison.difference()).isCloseTo(0.9 - 1.0 / 3, within(1e-12));
            assertThat(comparison.low()).isLessThan(comparison.difference());
            assertThat(comparison.p()).isBetween(0.0001, 1.0);
        });
    }

    @Test
    void differentMetricsStandSideBySideWithAdjustedP() {
        List<TestScores> mixed = List.of(ACCURACY, MACRO_F1);
        double ofAccuracy =
                Claim.overall(List.of(ACCURACY), RANDOMNESS).orElseThrow().p();
        double ofMacroF1 =
                Claim.overall(List.of(MACRO_F1), RANDOMNESS).orElseThrow().p();

        assertThat(Claim.overall(mixed, RANDOMNESS)).isEmpty();
        List<MetricComparison> kinds = Claim.byMetric(mixed, RANDOMNESS);
        assertThat(kinds).extracting(MetricComparison::metric).containsExactly("accuracy", "macro-f1");
        assertThat(kinds).extracting(MetricComparison::tasks).containsExactly(1, 1);
        assertThat(kinds).extracting(MetricComparison::n).containsExactly(12, 12);
        assertThat(kinds.stream().mapToDouble(MetricComparison::p).min().orElseThrow())
                .isCloseTo(2 * Math.min(ofAccuracy, ofMacroF1), within(1e-12));
    }

    @Test
    void eachTaskIsAStatementOfItsOwn() {
        TestScores nothing = scores(Cards.card("milk", "??"), Cards.card("milk", "++"));
        TestScores same = scores(Cards.card("water", "++--"), Cards.card("water", "++--"));

        List<@Nullable TaskComparison> tasks = Claim.byTask(List.of(ACCURACY, nothing, same), RANDOMNESS);

        assertThat(tasks).hasSize(3);
        // McNemar's 2 / 256, twice, since two tasks say something.
        assertThat(Objects.requireNonNull(tasks.get(0)).p()).isCloseTo(4 / 256.0, within(1e-12));
        assertThat(tasks.get(1)).isNull();
        assertThat(tasks.get(2)).returns(0.0, TaskComparison::difference).returns(4, TaskComparison::n);
    }

    @Test
    void questionsOnOnePassageAreOneCluster() {
        List<Scored> alone = new ArrayList<>();
        List<Scored> together = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Example example = Example.of("question " + i, "yes");
            Example grouped =
                    new Example(example.id(), example.question(), example.answers(), Map.of(), "passage " + i / 5);
            char mark = i / 5 % 2 == 0 ? '+' : '-';
            alone.add(Cards.scored(example, mark));
            together.add(Cards.scored(grouped, mark));
        }
        Pairing pairing = ACCURACY.initial().pairing();
        Interval wide = ScoreInterval.of(new Scorecard(pairing, together), RANDOMNESS, "i");

        assertThat(wide.n()).isEqualTo(60);
        // Twelve passages, half of them right.
        assertThat(wide.low()).isCloseTo(Interval.wilson(0.5, 12).low(), within(1e-9));
        assertThat(ScoreInterval.of(new Scorecard(pairing, alone), RANDOMNESS, "i"))
                .isEqualTo(Interval.wilson(0.5, 60));
    }

    @Test
    void theIntervalOfSharesIsWilsonsAndOfOtherScoresTheBootstraps() {
        assertThat(ScoreInterval.of(ACCURACY.candidate(), RANDOMNESS, "i")).isEqualTo(Interval.wilson(10.0 / 12, 12));

        Interval words = ScoreInterval.of(words(1, 2, 3, 2, 1, 2, 3, 2), RANDOMNESS, "i");
        assertThat(words.value()).isCloseTo(0.5, within(1e-12)).isBetween(words.low(), words.high());
        assertThat(words.high() - words.low())
                .isPositive()
                .isLessThan(
                        Interval.wilson(0.5, 8).high() - Interval.wilson(0.5, 8).low());

        Interval set = ScoreInterval.of(MACRO_F1.candidate(), RANDOMNESS, "i");
        assertThat(set.value()).isCloseTo(0.9, within(1e-12));
        assertThat(set.low()).isLessThan(0.9);
        assertThat(set.n()).isEqualTo(12);
    }

    @Test
    void aPerfectSetScoreStillHasAnInterval() {
        assertThat(ScoreInterval.of(yesNo("ynynynyn"), RANDOMNESS, "i")).isEqualTo(Interval.wilson(1, 8));
    }

    @Test
    void theMeanOverSeveralPromptsCountsTheirEvaluations() {
        Interval mean = ScoreInterval.ofMean(List.of(words(4, 0, 2, 2), words(2, 2, 2, 2)), RANDOMNESS, "i");

        assertThat(mean.value()).isCloseTo(0.5, within(1e-12));
        assertThat(mean.n()).isEqualTo(8);
    }
}
