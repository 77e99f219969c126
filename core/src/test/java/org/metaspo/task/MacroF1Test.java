package org.metaspo.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Extraction.Unparseable;
import org.metaspo.task.Metric.Marked;

class MacroF1Test {
    private static final MacroF1 METRIC = new MacroF1(new YesNoForm());

    private static Marked item(String answer, String... accepted) {
        Extraction extraction = answer.isEmpty() ? new Unparseable("no answer") : new Found(answer);
        Example example = new Example("id", "question", List.of(accepted), Map.of());
        return new Marked(
                example,
                extraction,
                METRIC.correctness().grade(extraction, example).value());
    }

    private static BigFraction score(Marked... items) {
        return METRIC.score(List.of(items));
    }

    @Test
    void theMeanOverTheClassesOfTheirF1() {
        // yes: 2 hits, 3 expected, 3 answered; no: 1 hit, 2 expected, 2 answered
        assertThat(score(
                        item("yes", "yes"), item("yes", "yes"), item("no", "yes"), item("yes", "no"), item("no", "no")))
                .isEqualTo(BigFraction.of(7, 12));
    }

    /** Taking each stray string for a class of its own would give 0.495. */
    @Test
    void anUnparseableAnswerIsAMissAndNoClass() {
        List<Marked> items = new ArrayList<>(Collections.nCopies(49, item("yes", "yes")));
        items.addAll(Collections.nCopies(49, item("no", "no")));
        items.add(item("", "yes"));
        items.add(item("", "no"));

        assertThat(METRIC.score(items)).isEqualTo(BigFraction.of(98, 99));
    }

    @Test
    void aLabelThatNoReferenceHasIsAMissAndNoClass() {
        assertThat(score(item("yes", "yes"), item("no", "yes"))).isEqualTo(BigFraction.of(2, 3));
    }

    @Test
    void ofSeveralAcceptedAnswersTheGivenOneIsTheClass() {
        assertThat(score(item("no", "yes", "no"), item("no", "no"))).isEqualTo(BigFraction.ONE);
        assertThat(score(item("", "yes", "no"), item("no", "no"))).isEqualTo(BigFraction.of(1, 2));
    }

    @Test
    void noItemsNoScore() {
        assertThat(score()).isEqualTo(BigFraction.ZERO);
    }

    @Test
    void singleItemsAreRightOrWrong() {
        assertThat(item("yes", "yes").value()).isEqualTo(BigFraction.ONE);
        assertThat(item("no", "yes").value()).isEqualTo(BigFraction.ZERO);
        assertThat(item("", "yes").value()).isEqualTo(BigFraction.ZERO);
    }
}
