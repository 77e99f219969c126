package org.metaspo.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Extraction.Unparseable;

/** Reading whole responses: where the answer stands, what is around it, what form it has. */
class AnswerFormatTest {
    private static final String MALFORMED = "malformed";
    private static final AnswerFormat LETTER = tag(new OptionLetterForm(4));
    private static final AnswerFormat YES_NO = tag(new YesNoForm());
    private static final AnswerFormat TEXT = new AnswerFormat(new ShortTextForm(), AnswerPlace.WHOLE);

    private static AnswerFormat tag(AnswerForm form) {
        return new AnswerFormat(form, AnswerPlace.TAG);
    }

    @DisplayName("where the answer stands")
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "letter | < answer >B< / answer >                                             | B",
                "letter | <answer>A</answer> wait <answer>B                                   | A",
                "letter | <answer>first thought <answer>B</answer>                            | B",
                "letter | <answer><answer>B</answer></answer>                                 | B",
                "letter | I will write <answer> tags. <answer>D</answer>                      | D",
                "letter | Between `<answer>` and `</answer>`: <answer>D</answer>              | D",
                "letter | Between `<answer>` and `</answer>`: D                               | malformed",
                "letter | <answer>D</answer> as asked, between <answer> and </answer>.        | D",
                "letter | <answer>your final answer</answer>                                  | malformed",
                "letter | <answer>[your answer here]</answer> <answer>B</answer>              | B",
                "letter | <answer>...</answer>                                                | malformed",
                "letter | </answer>B<answer>                                                  | malformed",
                "letter | <answers>B</answers>                                                | malformed",
                "letter | B                                                                   | malformed",
                "letter | <answer>B</answer>, that is <answer>B</answer>                      | B",
                "yes-no | Reply <answer>yes</answer> or <answer>no</answer>.                  | malformed",
                "yes-no | <answer>yes</answer> / <answer>no</answer>                          | malformed",
                "yes-no | <answer>no</answer>. Asked was <answer>yes</answer> or <answer>no</answer> | no",
                "yes-no | <answer>yes</answer> or <answer>YES</answer>                        | yes",
                "text   | I think so. <answer>Paris</answer> is it.                           | Paris",
                "text   | Paris                                                               | Paris",
                "text   | **Final answer:** Paris.                                            | Paris",
                "text   | <answer>                                                            | <answer>",
            })
    void located(String form, String response, String expected) {
        assertThat(shown(format(form).read(response))).isEqualTo(expected);
    }

    @Test
    void aBlockMaySpanLines() {
        assertThat(LETTER.read("I weigh them:\n<answer>\n\tB\n</answer>\n")).isEqualTo(new Found("B"));
    }

    @DisplayName("what is around it")
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "**Paris**            | Paris",
                "***Paris***          | Paris",
                "\"Paris\"            | Paris",
                "'Paris'              | Paris",
                "“Paris.”             | Paris",
                "«Paris»              | Paris",
                "`Paris`              | Paris",
                "$42$                 | 42",
                "$$42$$               | 42",
                "\\(42\\)             | 42",
                "\\[ 42 \\]           | 42",
                "\\text{Paris}        | Paris",
                "\\boxed{\\text{a}}   | a",
                "$\\boxed{42}$.       | 42",
                "\\boxed{a}{b}        | \\boxed{a}{b}",
                "\\boxed{a            | \\boxed{a",
                "$5 for a             | $5 for a",
                "\"A\" or \"B\"       | \"A\" or \"B\"",
                "**Answer: B**        | B",
                "**Answer:** **B**    | B",
                "The final answer: B. | B",
                "answering machine    | answering machine",
                "\"                   | \"",
                "**                   | malformed",
            })
    void unwrapped(String response, String expected) {
        assertThat(shown(TEXT.read(response))).isEqualTo(expected);
    }

    @DisplayName("an answer that is only wrapping is empty")
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"~~", "~   ~", "~.~", "~\"\"~", "~<answer> </answer>~", "~Answer:~"})
    void empty(String response) {
        AnswerFormat format = response.startsWith("<") ? tag(new ShortTextForm()) : TEXT;
        assertThat(format.read(response)).isInstanceOf(Unparseable.class);
    }

    private static AnswerFormat format(String form) {
        return switch (form) {
            case "letter" -> LETTER;
            case "yes-no" -> YES_NO;
            default -> TEXT;
        };
    }

    static String shown(Extraction extraction) {
        return extraction instanceof Found found ? found.value() : MALFORMED;
    }
}
