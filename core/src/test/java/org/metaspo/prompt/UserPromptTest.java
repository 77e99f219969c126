package org.metaspo.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserPromptTest {
    private static String fill(String template, Map<String, String> columns) {
        return new UserPrompt(template).fill("WHY", columns);
    }

    @Test
    void everyPlaceholderShowsTheQuestion() {
        assertThat(fill("{question} - again: {question}", Map.of())).isEqualTo("WHY - again: WHY");
    }

    @ParameterizedTest
    @CsvSource({
        "{{question}}, WHY",
        "{{ question }} {question}, WHY WHY",
        "{{{question}}}, {WHY}",
        "{ {question} }, { WHY }",
        "'{{question} }', '{WHY }'",
    })
    void doubledBracesShowTheQuestionToo(String template, String filled) {
        assertThat(fill(template, Map.of())).isEqualTo(filled);
    }

    @Test
    void furtherColumnsFillTheirSlotsAndUnknownOnesStay() {
        assertThat(fill("{{ title }}: {question} {{rating}}", Map.of("title", "T")))
                .isEqualTo("T: WHY {{rating}}");
        assertThat(fill("{{question}} {question}", Map.of("question", "column")))
                .as("a column of that name goes before")
                .isEqualTo("column WHY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{question}", "{{title}}", "$1 \\ $", "{{question}}"})
    void whatIsFilledInIsNeverFilledAgain(String hostile) {
        assertThat(new UserPrompt("<{question}|{{title}}>").fill(hostile, Map.of("title", hostile)))
                .isEqualTo("<" + hostile + "|" + hostile + ">");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no question", "{Question}", "{ question }", "{{ question }}"})
    void aTemplateWithoutPlaceholderIsNone(String template) {
        assertThat(UserPrompt.accepts(template)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new UserPrompt(template));
    }

    @Test
    void plainTextsHoldNoSlot() {
        assertThat(UserPrompt.isPlain("braces {like} these, $ and \\")).isTrue();
        assertThat(UserPrompt.isPlain("a {question}")).isFalse();
        assertThat(UserPrompt.isPlain("a {{slot}}")).isFalse();
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of("{", "}", "{{", "}}", "{question}", "question", "{{x}}", " ", "x")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }

    @Property
    void whateverIsAcceptedShowsTheQuestion(@ForAll("pieces") String before, @ForAll("pieces") String after) {
        assertThat(fill(before + "{question}" + after, Map.of())).contains("WHY");
    }
}
