package org.metaspo.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelFormTest {
    private static final LabelForm ENTAILMENT = LabelForm.of("entailment", "non-entailment");
    private static final LabelForm SENTIMENT = new LabelForm(List.of(
            new Label("positive", List.of("good", "thumbs up")), Label.of("negative"), Label.of("very negative")));

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "entailment                   | entailment",
                "ENTAILMENT!                  | entailment",
                "It is an entailment.         | entailment",
                "non-entailment               | non-entailment",
                "non entailment               | non-entailment",
                "not entailment               | non-entailment",
                "Non–Entailment               | non-entailment",
                "non‑entailment               | non-entailment",
                "nonentailment                | non-entailment",
                "no entailment                | malformed",
                "not an entailment            | malformed",
                "entailment or non-entailment | malformed",
                "entailments                  | malformed",
                "neutral                      | malformed",
            })
    void aLabelThatContainsAnother(String content, String expected) {
        assertThat(AnswerFormatTest.shown(ENTAILMENT.extract(content))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "positive             | positive",
                "Good                 | positive",
                "thumbs-up            | positive",
                "good, so positive    | positive",
                "negative             | negative",
                "very negative        | very negative",
                "Sentiment: negative. | negative",
                "not positive         | malformed",
                "isn't positive       | malformed",
                "not a good one       | malformed",
                "positive, negative   | malformed",
                "goodness             | malformed",
                "mixed                | malformed",
            })
    void synonymsAndDenials(String content, String expected) {
        assertThat(AnswerFormatTest.shown(SENTIMENT.extract(content))).isEqualTo(expected);
    }

    @Test
    void labelsOfSignsAreReadAsTheyStand() {
        LabelForm form = LabelForm.of("C", "C++", "+", "-");
        assertThat(form.extract("c++")).isEqualTo(new Extraction.Found("C++"));
        assertThat(form.extract("C")).isEqualTo(new Extraction.Found("C"));
        assertThat(form.extract("+")).isEqualTo(new Extraction.Found("+"));
        assertThat(form.extract("?")).isInstanceOf(Extraction.Unparseable.class);
    }

    @Test
    void labelsInOtherScripts() {
        LabelForm form = LabelForm.of("положительный", "отрицательный");
        assertThat(form.extract("Ответ — Положительный")).isEqualTo(new Extraction.Found("положительный"));
    }

    @Test
    void choicesAreTheNames() {
        assertThat(SENTIMENT.choices()).containsExactly("positive", "negative", "very negative");
    }

    @Test
    void oneTextForTwoLabelsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LabelForm.of("a", "A"));
        assertThatIllegalArgumentException().isThrownBy(() -> LabelForm.of());
        assertThatIllegalArgumentException().isThrownBy(() -> Label.of(" "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LabelForm(List.of(Label.of("x"), new Label("y", List.of("x")))));
    }
}
