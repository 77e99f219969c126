package org.metaspo.task;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Long responses of the kinds on which careless patterns take quadratic time (minutes at this length) or overflow the
 * stack.
 */
class ExtractionTimeTest {
    private static final int LENGTH = 1 << 17;
    private static final List<AnswerForm> FORMS = List.of(
            IntegerForm.between(1, 5),
            IntegerForm.any(),
            new OptionLetterForm(4),
            new YesNoForm(),
            LabelForm.of("entailment", "non-entailment"),
            new ShortTextForm());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<answer>",
                "</answer>",
                "<answer>x</answer>",
                "<",
                "< ",
                "<answer",
                "\\boxed{",
                "\\text{x}",
                "**",
                "\"",
                "$",
                "(",
                "(A)",
                "9",
                "9,",
                "1,342,",
                "1 to 5 ",
                "4/5",
                "twenty-",
                "one ",
                "non-",
                "non-entailment ",
                "not ",
                "yes ",
                "the ",
                "answer: ",
                ".",
                "...",
                " ",
                "\n",
                "=",
                "A. x\n",
                "½",
                "<answer> and </answer>",
                "<answer>yes</answer> or ",
                "-",
                "e1",
                "0.0"
            })
    void takesLinearTime(String unit) {
        String flood = unit.repeat(LENGTH / unit.length());
        String block = "<answer>" + flood + "</answer>";
        assertTimeoutPreemptively(ofSeconds(10), () -> {
            for (AnswerForm form : FORMS) {
                assertThat(new AnswerFormat(form, AnswerPlace.WHOLE).read(flood, flood))
                        .isNotNull();
                assertThat(new AnswerFormat(form, AnswerPlace.TAG).read(block)).isNotNull();
                assertThat(new Accuracy(form).grade(new Extraction.Found(flood), Example.of("q", flood + "x")))
                        .isEqualTo(Grade.WRONG);
            }
        });
    }
}
