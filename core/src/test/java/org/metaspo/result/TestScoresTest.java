package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Cards;
import org.metaspo.statistics.Interval;
import org.metaspo.statistics.Randomness;

class TestScoresTest {
    private static final Randomness RANDOMNESS = new Randomness(42);

    private static TestScores scores(String initial, String... survivors) {
        return new TestScores(
                Cards.card("tea", initial),
                null,
                List.of(survivors).stream()
                        .map(marks -> Cards.card("tea", marks))
                        .toList());
    }

    @Test
    void theCandidateIsTheBestSurvivorBySelectionWhateverItsTestScore() {
        TestScores scores = scores("----", "+---", "++++");

        assertThat(scores.candidate().score().doubleValue()).isEqualTo(0.25);
    }

    @Test
    void differencesAreItemByItem() {
        assertThat(scores("+-+-", "++--").differences()).containsExactly(0, 1, -1, 0);
    }

    @Test
    void anItemWithoutAnAnswerOnOneSideLeavesBoth() {
        TestScores scores = scores("+-?+", "++++", "?+++");
        assertThat(scores.differences()).containsExactly(0, 1, 0);
        assertThat(ScoreInterval.of(scores.pairedInitial(), RANDOMNESS, "i")).isEqualTo(Interval.wilson(2.0 / 3, 3));
        assertThat(ScoreInterval.of(scores.pairedCandidate(), RANDOMNESS, "i")).isEqualTo(Interval.wilson(1, 3));
    }

    @Test
    void theSurvivorsCountTheirEvaluations() {
        Interval survivors = ScoreInterval.ofMean(scores("----", "++--", "++++").survivors(), RANDOMNESS, "i");

        assertThat(survivors.value()).isCloseTo(0.75, within(1e-12));
        assertThat(survivors.n()).isEqualTo(8);
    }

    @Test
    void answersToOneItemUnderSeveralPromptsAreNotSoManyItems() {
        String marks = "+-+-+-+-+-";
        Interval once = ScoreInterval.ofMean(scores(marks, marks).survivors(), RANDOMNESS, "i");
        Interval thrice =
                ScoreInterval.ofMean(scores(marks, marks, marks, marks).survivors(), RANDOMNESS, "i");

        assertThat(thrice.n()).isEqualTo(30);
        assertThat(thrice.low()).isCloseTo(once.low(), within(1e-9));
        assertThat(thrice.high()).isCloseTo(once.high(), within(1e-9));
    }

    @Test
    void withoutAnyAnswerNothingIsKnown() {
        assertThat(ScoreInterval.of(Cards.card("tea", "??"), RANDOMNESS, "i")).isEqualTo(new Interval(0, 0, 0, 1));
    }
}
