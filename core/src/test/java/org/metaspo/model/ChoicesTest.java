package org.metaspo.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChoicesTest {
    private static final Parameters CHOOSING = Requests.choosing(null, "good", "bad");
    private static final Parameters REASONED = new Parameters(null, null, 64, null, List.of("good", "bad"), true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"answer\":\"good\"} | good", "' {\"answer\" : \"so-so\"}\n' | so-so", "{\"answer\":\"\"} | ''"})
    void theAnswerIsTakenOut(String json, String text) {
        assertThat(Choices.unwrap(CHOOSING, json)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "good",
                "",
                "{\"answer\":\"go",
                "{\"answer\":1}",
                "[\"good\"]",
                "{\"answer\":\"a\",\"why\":\"b\"}"
            })
    void anythingElseStays(String text) {
        assertThat(Choices.unwrap(CHOOSING, text)).isEqualTo(text);
    }

    @Test
    void freeAnswersAreLeftAlone() {
        String json = "{\"answer\":\"good\"}";

        assertThat(Choices.unwrap(new Parameters(null, null, 64, null, List.of()), json))
                .isEqualTo(json);
    }

    @Test
    void aReasonedChoiceStaysWithItsReason() {
        String json = "{\"reason\":\"why\",\"verdict\":\"good\"}";

        assertThat(Choices.unwrap(REASONED, json)).isEqualTo(json);
        assertThat(Choices.schema(REASONED))
                .hasToString("{additionalProperties=false, properties={reason={type=string},"
                        + " verdict={enum=[good, bad], type=string}}, required=[reason, verdict], type=object}");
    }

    @Test
    void equalSchemasAreEqualByteByByte() {
        assertThat(Choices.schema(CHOOSING))
                .hasToString("{additionalProperties=false, properties={answer={enum=[good, bad], type=string}},"
                        + " required=[answer], type=object}");
    }
}
