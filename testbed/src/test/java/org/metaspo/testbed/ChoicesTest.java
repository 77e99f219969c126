package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ChoicesTest {
    private static Choices of(String schema) {
        return Choices.of(JsonMapper.shared().readTree(schema));
    }

    @Test
    void areFoundInABareEnum() {
        Choices choices = of("""
                {"type": "string", "enum": ["a", "b"]}""");
        assertThat(choices.texts()).containsExactly("a", "b");
        assertThat(choices.written("a")).isEqualTo("a");
    }

    @Test
    void areFoundInTheFirstPropertyThatHasSome() {
        Choices choices = of("""
                {"type": "object", "properties": {"why": {"type": "string"}, "answer": {"enum": [1, "b"]}}}""");
        assertThat(choices.texts()).containsExactly("1", "b");
        assertThat(choices.written("1")).isEqualTo("{\"answer\":1}");
        assertThat(choices.written("b")).isEqualTo("{\"answer\":\"b\"}");
        assertThat(choices.written("say \"c\""))
                .as("no choice, but still JSON")
                .isEqualTo("{\"answer\":\"say \\\"c\\\"\"}");
    }

    @Test
    void areFreeWithoutAnEnum() {
        assertThat(of("{\"type\": \"object\"}").isFree()).isTrue();
        assertThat(of("{}").written("anything")).isEqualTo("anything");
        assertThat(of("{\"enum\": []}").isFree()).isTrue();
    }
}
