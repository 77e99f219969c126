package org.metaspo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.metaspo.model.Outcome;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.Example;
import org.metaspo.task.Extraction;
import org.metaspo.task.Grade;
import org.metaspo.task.MacroF1;
import org.metaspo.task.Task;

class ScorecardTest {
    private static final Example EXAMPLE = Example.of("Is it?", "yes");

    private static Scored scored(Outcome outcome) {
        return new Scored(EXAMPLE, outcome, new Extraction.Unparseable("empty"), "", Grade.WRONG);
    }

    @Test
    void theMeanIsExactAndOfAnsweredItemsOnly() {
        Scorecard card = Cards.card("a", "+-?-");

        assertThat(card.score()).isEqualTo(BigFraction.of(1, 3));
        assertThat(card.n()).isEqualTo(3);
        assertThat(Cards.card("a", "??").score()).isEqualTo(BigFraction.ZERO);
    }

    @Test
    void anItemWithoutAVerdictSaysNothing() {
        Scorecard card = Cards.card("a", "+-u");

        assertThat(card.score()).isEqualTo(BigFraction.of(1, 2));
        assertThat(card.failures()).hasSize(1);
        assertThat(card.count(Scored::isUnjudged)).isEqualTo(1);
    }

    @Test
    void aSetMetricIsComputedOverTheItemsThatCount() {
        Scorecard items = Cards.card("a", "++-?u");
        Task task = items.pairing().task();
        Task inSets = new Task(
                "a",
                "",
                "{question}",
                true,
                task.format(),
                new MacroF1(task.format().form()));
        Scorecard card =
                new Scorecard(new Pairing(inSets, new SystemPrompt(""), new UserPrompt("{question}")), items.items());

        // One class, yes: 2 hits, 3 expected, 2 answered.
        assertThat(card.score()).isEqualTo(BigFraction.of(4, 5));
        assertThat(card.failures()).hasSize(1);
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
