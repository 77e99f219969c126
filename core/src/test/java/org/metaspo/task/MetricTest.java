package org.metaspo.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
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
                "twenty-one        | twenty one     | 1",
                "Rubik’s “cube”    | rubiks cube    | 1",
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

    @ParameterizedTest(name = "{0} contains {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "It was the Eiffel Tower, surely. | Eiffel tower | 1",
                "It was Paris                     | is           | 0",
                "anything at all                  | The          | 0",
                "the                              | The          | 1",
                "It costs $1,200.50 a day.        | 1200.5       | 1",
                "It is 3.5 now                    | 35           | 0",
                "It is 35.                        | 35           | 1",
                "It fell to -5 (minus five)       | 5            | 0",
                "(5)                              | 5            | 1",
                "twenty one pilots                | twenty-one   | 1",
                "red car old                      | red old      | 0",
            })
    void contains(String answer, String gold, double value) {
        assertThat(value(new Contains(), new Found(answer), Example.of("q", gold)))
                .isEqualTo(value);
    }

    @ParameterizedTest(name = "{0} / {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a red car      | the red bus  | 0.5",
                "red red red    | red          | 0.5",
                "The The        | the the      | 1",
                "the            | The The      | 0",
                "3.5            | 35           | 0",
                "72             | 72.00        | 1",
                "nothing        | else         | 0",
            })
    void f1(String answer, String gold, double value) {
        assertThat(value(new TokenF1(), new Found(answer), Example.of("q", gold)))
                .isEqualTo(value);
    }

    @Test
    void f1IsThatOfTheClosestAcceptedAnswerAndExact() {
        Example example = new Example("1", "q", List.of("blue bus", "one two three", "car"), Map.of());
        assertThat(new TokenF1().grade(new Found("two three four"), example).value())
                .isEqualTo(BigFraction.of(2, 3));
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
        assertThat(List.of(new ExactMatch(), new TokenF1(), new Contains()))
                .allSatisfy(metric -> assertThat(metric.grade(new Unparseable("empty"), example))
                        .isEqualTo(Grade.WRONG));
    }

    @Test
    void keys() {
        assertThat(List.of(new TokenF1(), new Contains(), new Numeric(Tolerance.NONE), new MacroF1(new YesNoForm())))
                .extracting(Metric::key)
                .containsExactly("f1", "contains", "numeric", "macro-f1");
        assertThat(new ExactMatch().key()).isEqualTo("exact-match");
        assertThat(new Accuracy(new YesNoForm()).key()).isEqualTo("accuracy");
    }
}
