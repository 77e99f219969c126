package org.metaspo.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Cards;
import org.metaspo.proposal.SentenceEdit;
import org.metaspo.statistics.Randomness;

class EffectsTest {
    private static Factor factor(String name, String task) {
        return new Factor(task, new SentenceEdit.Add(name, null), name, 1);
    }

    private static Factor factor(String name) {
        return new Factor(null, new SentenceEdit.Add(name, null), name, 1);
    }

    private static double mean(Effects effects, Factor factor) {
        return Objects.requireNonNull(effects.estimates().get(factor)).mean();
    }

    @Test
    void anEditOfATaskIsJudgedOnThatTaskAlone() {
        Factor own = factor("own", "tea");
        Effects effects = new Effects();
        effects.learn("p", Set.of(own), List.of(Cards.card("tea", "++++"), Cards.card("rice", "----")));
        effects.learn("p", Set.of(), List.of(Cards.card("tea", "----"), Cards.card("rice", "++++")));

        assertThat(mean(effects, own)).isPositive();
    }

    @Test
    void unansweredItemsSayNothing() {
        Factor one = factor("one");
        Effects effects = new Effects();
        effects.learn("p", Set.of(one), List.of(Cards.card("tea", "????")));
        effects.learn("p", Set.of(), List.of(Cards.card("tea", "++++")));

        assertThat(mean(effects, one)).isZero();
    }

    @Test
    void promptsOfDifferentPlacesAreNotCompared() {
        Factor one = factor("one");
        Effects effects = new Effects();
        effects.learn("first", Set.of(one), List.of(Cards.card("tea", "++++")));
        effects.learn("second", Set.of(), List.of(Cards.card("tea", "----")));

        assertThat(mean(effects, one)).isZero();
    }

    @Test
    void theEditsOfADesignAreDividedAgainAndAgain() {
        List<Factor> factors = List.of("a", "b", "c", "d", "e", "f").stream()
                .map(EffectsTest::factor)
                .toList();
        List<Set<Factor>> rows = Design.of(factors, new Randomness(1), "p");

        assertThat(rows).doesNotHaveDuplicates().hasSizeBetween(8, Design.most());
        for (Factor factor : factors) {
            assertThat(rows.stream().filter(row -> row.contains(factor)).count())
                    .as("once in each division, but for parts that came up twice")
                    .isBetween(3L, 5L);
        }
        assertThat(rows.stream().map(Set::size).distinct().count())
                .as("sizes that differ tell what all together are worth")
                .isGreaterThan(1);
        assertThat(new LinkedHashSet<>(Design.of(factors, new Randomness(1), "p")))
                .isEqualTo(new LinkedHashSet<>(rows));
    }
}
