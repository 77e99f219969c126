package org.metaspo.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Extraction.Unparseable;

class NumericTest {
    private static Grade.Worth grade(String tolerance, String answer, String... accepted) {
        Numeric metric = new Numeric(Tolerance.of(tolerance));
        return metric.grade(new Found(answer), new Example("1", "q", List.of(accepted), Map.of()));
    }

    @ParameterizedTest(name = "{1} for {2} within {0}: {3}")
    @CsvSource({
        "0,    72,     72.00,  true",
        "0,    72.01,  72,     false",
        "0.1,  3.1,    3,      true", // in doubles 3.1 - 3 is more than 0.1
        "0.1,  2.9,    3,      true",
        "0.1,  3.11,   3,      false",
        "1%,   101,    100,    true",
        "1 %,  99,     100,    true",
        "1%,   101.01, 100,    false",
        "1%,   -101,   -100,   true",
        "1%,   0.001,  0,      false",
        "0,    '1,200', 1200,  true",
        "0,    1E+3,   1000,   true",
        "5,    many,   7,      false",
        "5,    7,      many,   false",
    })
    void theDistanceMayBeAsLargeAsTheTolerance(String tolerance, String answer, String gold, boolean right) {
        assertThat(grade(tolerance, answer, gold).value())
                .isEqualTo(Grade.of(right).value());
    }

    @Test
    void anyAcceptedAnswerMayBeTheNearOne() {
        assertThat(grade("1", "9", "2", "10")).isEqualTo(Grade.RIGHT);
    }

    @Test
    void theFeedbackTellsTheDistanceFromTheNearestReference() {
        assertThat(grade("0.1", "3.50", "1", "3").feedback()).isEqualTo("The number is too high by 0.5.");
        assertThat(grade("0.1", "-7", "3").feedback()).isEqualTo("The number is too low by 10.");
    }

    @Test
    void unparseableIsWorthNothing() {
        assertThat(new Numeric(Tolerance.NONE).grade(new Unparseable("no number"), Example.of("q", "4")))
                .isEqualTo(Grade.WRONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1e9", "a", "1 %%", "% 1"})
    void whatIsNoTolerance(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Tolerance.of(text));
    }

    @Test
    void equalTolerancesAreEqual() {
        assertThat(Tolerance.of("1.50%")).isEqualTo(Tolerance.of("1.5 %")).isNotEqualTo(Tolerance.of("1.5"));
    }
}
