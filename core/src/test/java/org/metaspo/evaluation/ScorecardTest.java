package org.metaspo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.metaspo.model.Outcome;
import org.metaspo.task.Example;
import org.metaspo.task.Extraction;

class ScorecardTest {
    private static final Example EXAMPLE = Example.of("Is it?", "yes");

    private static Scored scored(Outcome outcome) {
        return new Scored(EXAMPLE, outcome, new Extraction.Unparseable("empty"), "", 0);
    }

    @Test
    void theMeanIsExactAndOfAnsweredItemsOnly() {
        Scorecard card = Cards.card("a", "+-?-");

        assertThat(card.mean()).isEqualTo(BigFraction.of(1, 3));
        assertThat(card.n()).isEqualTo(3);
        assertThat(Cards.card("a", "??").mean()).isEqualTo(BigFraction.ZERO);
    }

    @Test
    void failuresAreTheItemsWithCorrectnessZeroInOrder() {
        assertThat(Cards.card("a", "+-?-").failures())
                .extracting(item -> item.example().id())
                .containsExactly("a/1", "a/3");
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void onlyAnInfrastructureFaultIsNoFailure(Outcome outcome) {
        assertThat(scored(outcome).isFailure()).isEqualTo(outcome != Outcome.UNANSWERED);
        assertThat(new Scorecard(Cards.card("a", "+").pairing(), List.of(scored(outcome))).failures())
                .hasSize(outcome == Outcome.UNANSWERED ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource(Outcome.class)
    void unparseableIsSaidOfTextsOnly(Outcome outcome) {
        boolean hasText = outcome == Outcome.ANSWERED || outcome == Outcome.TRUNCATED;

        assertThat(scored(outcome).isUnparseable()).isEqualTo(hasText);
    }
}
