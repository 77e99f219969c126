package org.metaspo.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionLetterFormTest {
    private static final String QUESTION = """
            (A) is not an option here. Which one grows in the gut, and what breaks?
            Options:
            (A) S. aureus
            (B) E. coli
            (C) Fracture of ulna
            (D) Vitamin (A)
            """;
    private static final OptionLetterForm FORM = new OptionLetterForm(4);

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "B                             | B",
                "b                             | B",
                "(B)                           | B",
                "B.                            | B",
                "B)                            | B",
                "B:                            | B",
                "B: E. coli                    | B",
                "B) E. coli                    | B",
                "(B) E. coli                   | B",
                "B. E. coli                    | B",
                "B - E. coli                   | B",
                "B (E. coli)                   | B",
                "option B                      | B",
                "Option (B)                    | B",
                "Choice: B                     | B",
                "The correct answer is B       | B",
                "the answer is (B), certainly  | B",
                "(B), since (B) fits           | B",
                "E. coli                       | B",
                "A fracture of the ulna        | C",
                "fracture of ulna              | C",
                "Vitamin (A)                   | D",
                "vitamin (B)                   | B",
                "E                             | malformed",
                "(E)                           | malformed",
                "(A) or (E)                    | malformed",
                "A or B                        | malformed",
                "A, B                          | malformed",
                "AB                            | malformed",
                "B: because (C) is wrong       | malformed",
                "A fracture                    | malformed",
                "E. faecalis                   | malformed",
                "B. S. aureus                  | malformed",
                "I do not know                 | malformed",
                "none of the above             | malformed",
                "the the the the the the the B | malformed",
                "é                             | malformed",
                "2                             | malformed",
            })
    void extracts(String content, String expected) {
        assertThat(AnswerFormatTest.shown(FORM.extract(content, QUESTION))).isEqualTo(expected);
    }

    @Test
    void aTextNeedsTheQuestion() {
        assertThat(AnswerFormatTest.shown(FORM.extract("Fracture of ulna"))).isEqualTo("malformed");
        assertThat(new AnswerFormat(FORM, AnswerPlace.TAG).read("<answer>A fracture of the ulna</answer>", QUESTION))
                .isEqualTo(new Extraction.Found("C"));
    }

    @Test
    void twoOptionsOfOneTextHaveNoLetter() {
        String question = "A. red\nB. red\nC. blue";
        assertThat(AnswerFormatTest.shown(FORM.extract("red", question))).isEqualTo("malformed");
        assertThat(AnswerFormatTest.shown(FORM.extract("blue", question))).isEqualTo("C");
    }

    @Test
    void theReferenceMayBeALetterInAnyDress() {
        assertThat(FORM.canonical(" (c) ", QUESTION)).isEqualTo(new Extraction.Found("C"));
        assertThat(FORM.canonical("Fracture of ulna", QUESTION)).isEqualTo(new Extraction.Found("C"));
    }

    @Test
    void choicesAreTheLetters() {
        assertThat(FORM.choices()).containsExactly("A", "B", "C", "D");
        assertThatIllegalArgumentException().isThrownBy(() -> new OptionLetterForm(27));
        assertThatIllegalArgumentException().isThrownBy(() -> new OptionLetterForm(0));
    }
}
