package org.metaspo.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which numbers a text mentions; "?" stands for one that is not read. */
class NumberMentionTest {
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1, 2 and 3           | 1 2 3",
                "1,2,3                | ? ? 3",
                "1-5                  | 1 5",
                "1 -5                 | 1 -5",
                "(-5)                 | -5",
                "x-5                  | 5",
                "1,000,000.000        | 1000000",
                "12,345,67            | ? 67",
                "1234,567             | ? 567",
                "3.14 and 2.0         | 3.14 2",
                "3. Then 4.           | 3 4",
                "½ of 8               | 0.5 8",
                "forty-two 42         | 42 42",
                "forty-two-three      | 42 3",
                "twenty-ten           | 20 10",
                "twenty zero          | 20 0",
                "ten-one              | 10 1",
                "half a dozen         | ? ?",
                "three thousand       | 3 ?",
                "COVID19 in 2020      | 2020",
                "no numbers           | ''",
                "phone, tone, weight  | ''",
                "٣                    | 3",
            })
    void mentions(String text, String expected) {
        assertThat(NumberMention.in(text).stream()
                        .map(mention ->
                                mention.value() == null ? "?" : mention.value().toString())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @Test
    void theyStandWhereTheySay() {
        String text = "It was twenty-one, or 1,342 km.";
        assertThat(NumberMention.in(text))
                .extracting(mention -> text.substring(mention.start(), mention.end()))
                .containsExactly("twenty-one", "1,342");
    }

    @Test
    void numberWordsBecomeDigits() {
        assertThat(NumberWords.inDigits("Twenty one of 30 had Two hundred and one."))
                .isEqualTo("21 of 30 had 2 hundred and 1.");
        assertThat(NumberWords.value("ninetynine")).isEqualTo(99);
        assertThat(NumberWords.value("eleventy")).isNull();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "The  Quick, brown fox! | quick brown fox",
                "An apple a day         | apple day",
                "theory of a.           | theory of",
                "It's                   | its",
                "Ärger\u00a0im Büro     | ärger im büro",
                "“curly”                | curly",
                "the a an               | ~~",
            })
    void normalForms(String text, String expected) {
        assertThat(String.join(" ", NormalText.words(text))).isEqualTo(expected);
    }
}
