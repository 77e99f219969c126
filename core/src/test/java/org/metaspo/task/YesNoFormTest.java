package org.metaspo.task;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YesNoFormTest {
    private static final YesNoForm FORM = new YesNoForm();

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "yes                          | yes",
                "NO                           | no",
                "Yes!                         | yes",
                "(no)                         | no",
                "Yes, this is hate speech     | yes",
                "No - it is not               | no",
                "yes yes                      | yes",
                "yes/no                       | malformed",
                "Yes or no                    | malformed",
                "Yes, there is no doubt       | malformed",
                "not hateful                  | malformed",
                "none                         | malformed",
                "nope                         | malformed",
                "yesterday                    | malformed",
                "It is yes                    | malformed",
                "maybe                        | malformed",
                "true                         | malformed",
            })
    void extracts(String content, String expected) {
        assertThat(AnswerFormatTest.shown(FORM.extract(content))).isEqualTo(expected);
    }

    @Test
    void theDataMayHoldBooleans() {
        assertThat(FORM.canonical("true", "")).isEqualTo(new Extraction.Found("yes"));
        assertThat(FORM.canonical("False", "")).isEqualTo(new Extraction.Found("no"));
        assertThat(FORM.canonical("Yes", "")).isEqualTo(new Extraction.Found("yes"));
        assertThat(FORM.canonical("1", "")).isInstanceOf(Extraction.Unparseable.class);
    }

    @Test
    void choices() {
        assertThat(FORM.choices()).containsExactly("yes", "no");
    }
}
