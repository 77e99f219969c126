package org.metaspo.local.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.local.child.AnswerShape.FreeText;
import org.metaspo.local.child.AnswerShape.Json;
import org.metaspo.local.child.AnswerShape.Labels;
import tools.jackson.databind.json.JsonMapper;

class AnswerShapeTest {
    @Test
    void noFormatMeansFreeText() {
        JsonMapper json = JsonMapper.shared();
        assertThat(AnswerShape.of(json.readTree("{}").path("response_format"))).isEqualTo(new FreeText());
        assertThat(AnswerShape.of(json.readTree("null"))).isEqualTo(new FreeText());
        assertThat(AnswerShape.of(json.readTree("{\"type\":\"text\"}"))).isEqualTo(new FreeText());
    }

    @Test
    void oneRequiredEnumPropertyIsLabels() {
        assertThat(schema("""
                {"type":"object","properties":{"answer":{"type":"string","enum":["a","b","a"]}},
                 "required":["answer"],"additionalProperties":false}""")).isEqualTo(new Labels(Optional.of("answer"), List.of("a", "b")));
    }

    @Test
    void bareEnumIsLabels() {
        assertThat(schema("{\"enum\":[\"yes\",\"no\"]}")).isEqualTo(new Labels(Optional.empty(), List.of("yes", "no")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"object\",\"properties\":{\"a\":{\"enum\":[\"x\"]}}}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"enum\":[\"x\"]},\"b\":{}},\"required\":[\"a\"]}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"enum\":[1,2]}},\"required\":[\"a\"]}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"enum\":[\"\"]}},\"required\":[\"a\"]}",
                "{\"type\":\"integer\"}"
            })
    void otherSchemasStayGeneral(String schema) {
        assertThat(schema(schema)).isInstanceOf(Json.class);
    }

    @Test
    void grammarEscapesWhatGbnfReads() {
        assertThat(new Labels(Optional.empty(), List.of("so \"so\"", "a\\b", "two\nlines")).grammar())
                .isEqualTo("root ::= \"so \\\"so\\\"\" | \"a\\\\b\" | \"two\\nlines\"");
    }

    @Test
    void wrapsTheLabelInItsJson() {
        assertThat(new Labels(Optional.of("the answer"), List.of("a\"b")).wrap("a\"b", false))
                .isEqualTo("{\"the answer\":\"a\\\"b\"}");
        assertThat(new Labels(Optional.empty(), List.of("yes")).wrap("yes", false))
                .isEqualTo("\"yes\"");
    }

    @Test
    void aCutLabelIsCutJson() {
        assertThat(new Labels(Optional.of("answer"), List.of("positive")).wrap("posi", true))
                .isEqualTo("{\"answer\":\"posi");
    }

    @Test
    void mostTokensCountsBytes() {
        assertThat(new Labels(Optional.empty(), List.of("ab", "äöü")).mostTokens())
                .isEqualTo(7);
    }

    @Test
    void unknownFormatsAreRefused() {
        assertThatThrownBy(() -> AnswerShape.of(JsonMapper.shared().readTree("{\"type\":\"xml\"}")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("json_schema");
        assertThatThrownBy(() -> schema("3")).isInstanceOf(RefusedException.class);
    }

    private static AnswerShape schema(String schema) {
        return AnswerShape.of(JsonMapper.shared()
                .readTree("{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"x\",\"schema\":" + schema + "}}"));
    }
}
