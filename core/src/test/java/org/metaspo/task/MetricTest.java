package org.metaspo.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Extraction.Unparseable;

class MetricTest {
    private static double value(DirectMetric metric, Extraction answer, Example example) {
        return metric.grade(answer, example).value().doubleValue();
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "the Eiffel  Tower | Eiffel Tower   | 1",
                "EIFFEL-TOWER      | eiffeltower    | 1",
                "U.S.              | us             | 1",
                "72                | 72.00          | 1",
                "$72               | 72             | 1",
                "1,234.50          | 1234.5         | 1",
                "-$5               | −5             | 1",
                "The The           | the the        | 1",
                "A                 | a              | 1",
                "Eiffel            | Eiffel Tower   | 0",
                "3.5               | 35             | 0",
                "1,234.50          | 123,450        | 0",
                "-5                | 5              | 0",
                "the               | The The        | 0",
                "!                 | A              | 0",
                "twenty-one        | twenty one     | 0",
            })
    void exactMatch(String answer, String gold, double value) {
        Example example = Example.of("q", gold);
        assertThat(value(new ExactMatch(), new Found(answer), example)).isEqualTo(value);
        assertThat(value(new ExactMatch(), new Found(gold), Example.of("q", answer)))
                .isEqualTo(value);
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Gray             | grey      | 1",
                "two              | 2         | 1",
                "twenty-one dogs  | 21 dogs   | 1",
                "The red one      | red 1     | 1",
                "red              | blue      | 0",
                "graying          | greying   | 0",
            })
    void accuracyOfShortTexts(String answer, String gold, double value) {
        assertThat(value(new Accuracy(new ShortTextForm()), new Found(answer), Example.of("q", gold)))
                .isEqualTo(value);
    }

    @Test
    void accuracyOfClosedFormsKnowsNoNearMisses() {
        DirectMetric metric = new Accuracy(LabelForm.of("US", "U.S."));
        assertThat(value(metric, new Found("US"), Example.of("q", "US"))).isEqualTo(1);
        assertThat(value(metric, new Found("US"), Example.of("q", "U.S."))).isZero();
    }

    @Test
    void anyAcceptedAnswerIsRight() {
        Example example = new Example("1", "q", List.of("NYC", "New York"), Map.of());
        assertThat(value(new ExactMatch(), new Found("new york."), example)).isEqualTo(1);
    }

    @Test
    void unparseableIsWorthNothing() {
        Example example = Example.of("q", "4");
        assertThat(value(new Accuracy(IntegerForm.any()), new Unparseable("no number"), example))
                .isZero();
        assertThat(value(new ExactMatch(), new Unparseable("empty"), example)).isZero();
    }

    @Test
    void keys() {
        assertThat(new ExactMatch().key()).isEqualTo("exact-match");
        assertThat(new Accuracy(new YesNoForm()).key()).isEqualTo("accuracy");
    }

    @Test
    void theMajorityBaselineIsTheShareOfTheMostFrequentAnswer() {
        assertThat(MajorityBaseline.share(List.of(Example.of("a", "5"), Example.of("b", "5"), Example.of("c", "1"))))
                .isCloseTo(2.0 / 3, within(1e-12));
        // An answer counts once for each item that accepts it.
        assertThat(MajorityBaseline.share(List.of(
                        new Example("1", "a", List.of("x", "y", "y"), Map.of()),
                        new Example("2", "b", List.of("y"), Map.of()))))
                .isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> MajorityBaseline.share(List.of()));
    }
}
