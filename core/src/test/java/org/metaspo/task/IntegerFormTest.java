package org.metaspo.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntegerFormTest {
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "4                       | 4",
                "Four                    | 4",
                "4 (four)                | 4",
                "4 stars                 | 4",
                "4stars                  | 4",
                "4/5                     | 4",
                "4 / 5                   | 4",
                "5/5                     | 5",
                "4.0/5                   | 4",
                "4 out of 5              | 4",
                "four out of five stars  | 4",
                "4 of 5                  | 4",
                "5 out of 5              | 5",
                "from 1 to 5: 1          | 1",
                "1-5: 3                  | 3",
                "between 1 and 5: 3      | 3",
                "one to five: three      | 3",
                "★★★★☆ (4)               | 4",
                "+4                      | 4",
                "rating: 4!              | 4",
                "４                       | 4",
                "/5                      | malformed",
                "out of 5                | malformed",
                "1 to 5                  | malformed",
                "4-5                     | malformed",
                "4 or 5                  | malformed",
                "4/10                    | malformed",
                "4 out of 10             | malformed",
                "4½                      | malformed",
                "four and a half         | malformed",
                "0                       | malformed",
                "6                       | malformed",
                "4,5                     | malformed",
                "1e0                     | malformed",
                "A4                      | malformed",
                "no stars                | malformed",
                "someone                 | malformed",
            })
    void ratings(String content, String expected) {
        assertThat(AnswerFormatTest.shown(IntegerForm.between(1, 5).extract(content)))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1,342                   | 1342",
                "1\u2009342              | 1342",
                "12,345,678 people       | 12345678",
                "342.0                   | 342",
                "342.00 m                | 342",
                "007                     | 7",
                "-12                     | -12",
                "−12                     | -12",
                "twenty-one              | 21",
                "Twenty One              | 21",
                "twentyone               | 21",
                "ninety‑nine             | 99",
                "nineteen                | 19",
                "zero                    | 0",
                "twenty dogs             | 20",
                "There are 7 dogs.       | 7",
                "the 4th house           | 4",
                "H2O has 3 atoms         | 3",
                "2 + 2 = 4               | 4",
                "1 + 1 = 2 + 1 = 3       | 3",
                "x = 12                  | 12",
                "12 =                    | 12",
                "7 out of 10             | 7",
                "on a scale of 1 to 10 8 | 8",
                "999999999999999999      | 999999999999999999",
                "9999999999999999999     | malformed",
                "12,34                   | malformed",
                "1,3425                  | malformed",
                "1.342                   | malformed",
                "1.2.3                   | malformed",
                "3/4                     | malformed",
                "4/4                     | malformed",
                "two hundred             | malformed",
                "a dozen                 | malformed",
                "1 to 10                 | malformed",
                "3, no, 4                | malformed",
                "7e2                     | malformed",
                "2x4                     | malformed",
                "none                    | malformed",
                "\\frac{1}{2}            | malformed",
            })
    void counts(String content, String expected) {
        assertThat(AnswerFormatTest.shown(IntegerForm.any().extract(content))).isEqualTo(expected);
    }

    @Test
    void choicesAreTheRangeWhereItIsShort() {
        assertThat(IntegerForm.between(1, 5).choices()).containsExactly("1", "2", "3", "4", "5");
        assertThat(IntegerForm.between(1, 100).choices()).hasSize(100);
        assertThat(IntegerForm.between(0, 100).choices()).isEmpty();
        assertThat(IntegerForm.between(Long.MIN_VALUE, Long.MAX_VALUE).choices())
                .isEmpty();
        assertThat(IntegerForm.any().choices()).isEmpty();
        assertThat(new IntegerForm(1L, null).choices()).isEmpty();
    }

    @Test
    void anEmptyRangeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> IntegerForm.between(5, 1));
    }
}
