package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Cards;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.statistics.Interval;

class TestScoresTest {
    private static TestScores scores(String initial, String... survivors) {
        return new TestScores(
                Cards.card("tea", initial),
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
        Scorecard initial = scores.initial();

        assertThat(scores.differences()).containsExactly(0, 1, 0);
        assertThat(scores.interval(initial)).isEqualTo(Interval.wilson(2.0 / 3, 3));
        assertThat(scores.interval(scores.candidate())).isEqualTo(Interval.wilson(1, 3));
    }

    @Test
    void theSurvivorsCountTheirEvaluations() {
        Interval survivors = scores("----", "++--", "++++").survivorsMean();

        assertThat(survivors.value()).isCloseTo(0.75, within(1e-12));
        assertThat(survivors.n()).isEqualTo(8);
    }

    @Test
    void withoutAnyAnswerNothingIsKnown() {
        assertThat(scores("??", "??").interval(Cards.card("tea", "??"))).isEqualTo(new Interval(0, 0, 0, 1));
        assertThat(scores("??", "??").survivorsMean()).isEqualTo(new Interval(0, 0, 0, 1));
    }
}
