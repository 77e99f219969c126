package org.metaspo.model;

import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Answers held to a set of texts: a JSON schema with an enum, the form that all providers and llama.cpp's grammars
 * share. Models answer {@code {"answer": "..."}}.
 */
final class Choices {
    /** The schema's name and that of its only property. */
    static final String ANSWER = "answer";

    private Choices() {}

    /** The schema as plain maps, for Anthropic's {@code output_config}. */
    static Map<String, Object> schema(List<String> choices) {
        return new TreeMap<>(Map.of( // sorted: equal requests shall be equal byte by byte
                "type",
                "object",
                "properties",
                Map.of(ANSWER, new TreeMap<>(Map.of("type", "string", "enum", choices))),
                "required",
                List.of(ANSWER),
                "additionalProperties",
                false));
    }

    /** The schema as LangChain4j takes it. */
    static ResponseFormat format(List<String> choices) {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name(ANSWER)
                        .rootElement(JsonObjectSchema.builder()
                                .addEnumProperty(ANSWER, choices)
                                .required(ANSWER)
                                .additionalProperties(false)
                                .build())
                        .build())
                .build();
    }

    /** The chosen text out of its JSON; the text as it stands where it has another form, or none was asked for. */
    static String unwrap(Parameters parameters, String text) {
        if (parameters.choices().isEmpty()) {
            return text;
        }
        JsonNode object = Json.object(text);
        if (object == null || object.size() != 1 || !object.path(ANSWER).isString()) {
            return text;
        }
        return object.path(ANSWER).stringValue();
    }
}
