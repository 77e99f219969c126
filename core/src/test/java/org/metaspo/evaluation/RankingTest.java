package org.metaspo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankingTest {
    @Test
    void theBestComeFirstAndTiesKeepTheElder() {
        Scorecard elder = Cards.card("a", "++--");
        Scorecard equal = Cards.card("a", "--++");
        Scorecard better = Cards.card("a", "+++-");

        assertThat(Ranking.best(List.of(elder, equal, better), 2))
                .usingElementComparator((one, other) -> one == other ? 0 : 1)
                .containsExactly(better, elder);
    }

    @ParameterizedTest
    @CsvSource({
        "++-, +--, true",
        "+--, ++-, false",
        "+-+, ++-, false", // equal is not better
        "++?, +-+, true", // the third item leaves both: 2 of 2 against 1 of 2
        "+-?, +-+, false", // and so does not count for the side that has it
        "???, ---, false",
        "++u, +-+, true", // an item without a verdict leaves both, too
    })
    void onlyAStrictlyHigherMeanIsBetter(String candidate, String incumbent, boolean better) {
        assertThat(Ranking.isBetter(List.of(Cards.card("a", candidate)), List.of(Cards.card("a", incumbent))))
                .isEqualTo(better);
    }

    /** In doubles 0.1 + 0.2 is more than 0.3. */
    @Test
    void meansAreExact() {
        List<Scorecard> candidate =
                List.of(Cards.card("a", "+---------"), Cards.card("b", "++--------"), Cards.card("c", "----------"));
        List<Scorecard> incumbent =
                List.of(Cards.card("a", "+++-------"), Cards.card("b", "----------"), Cards.card("c", "----------"));

        assertThat(Ranking.isBetter(candidate, incumbent)).isFalse();
        assertThat(Ranking.isBetter(incumbent, candidate)).isFalse();
        assertThat(Ranking.flatMean(candidate)).isEqualTo(BigFraction.of(1, 10));
    }

    @Test
    void everyPairOfTaskAndUserPromptCountsTheSame() {
        assertThat(Ranking.flatMean(List.of(Cards.card("a", "++++"), Cards.card("a", "--"), Cards.card("b", "+-"))))
                .isEqualTo(BigFraction.of(1, 2));
        assertThat(Ranking.flatMean(List.of())).isEqualTo(BigFraction.ZERO);
    }

    @Test
    void anUnansweredItemOfOneTaskSaysNothingOfAnother() {
        List<Scorecard> candidate = List.of(Cards.card("a", "?+"), Cards.card("b", "+-"));
        List<Scorecard> incumbent = List.of(Cards.card("a", "++"), Cards.card("b", "-+"));

        assertThat(Ranking.isBetter(candidate, incumbent)).isFalse();
    }

    @Test
    void anItemThatOneCompetitorHasNoAnswerToLeavesTheWholeRanking() {
        Scorecard unlucky = Cards.card("a", "?++-");
        Scorecard other = Cards.card("a", "++--");

        assertThat(Ranking.best(List.of(other, unlucky), 1)).containsExactly(unlucky);
    }
}
