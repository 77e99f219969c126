package org.metaspo.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class MajorityBaselineTest {
    private static final Metric ACCURACY = new Accuracy(new ShortTextForm());

    private static Example item(String... accepted) {
        return new Example(String.join(",", accepted), "q", List.of(accepted), Map.of());
    }

    @Test
    void theShareOfTheMostFrequentAnswer() {
        assertThat(MajorityBaseline.score(ACCURACY, List.of(item("5"), item("1"), item("5"))))
                .isEqualTo(BigFraction.of(2, 3));
    }

    @Test
    void anAnswerCountsOnceForEachItemThatAcceptsIt() {
        assertThat(MajorityBaseline.score(ACCURACY, List.of(item("x", "y", "y"), item("y"))))
                .isEqualTo(BigFraction.ONE);
        assertThat(MajorityBaseline.score(ACCURACY, List.of(item("x", "x"), item("y"), item("y"))))
                .isEqualTo(BigFraction.of(2, 3));
    }

    /** Always yes: F1 of yes = 2 * 3 / (3 + 4), of no 0. */
    @Test
    void ofMacroF1ItIsTheMacroF1OfAlwaysSayingSo() {
        assertThat(MajorityBaseline.score(
                        new MacroF1(new YesNoForm()), List.of(item("yes"), item("yes"), item("no"), item("yes"))))
                .isEqualTo(BigFraction.of(3, 7));
    }

    @Test
    void ofWordsItIsWhatTheMetricSays() {
        assertThat(MajorityBaseline.score(new TokenF1(), List.of(item("red car"), item("red car"), item("red bus"))))
                .isEqualTo(BigFraction.of(5, 6));
    }

    @Test
    void withoutItemsThereIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> MajorityBaseline.score(ACCURACY, List.of()));
    }
}
