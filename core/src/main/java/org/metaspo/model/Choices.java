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
 * share. Models answer {@code {"answer": "..."}}, or where a reason is asked for {@code {"reason": "...", "verdict":
 * "..."}}.
 */
final class Choices {
    /** The schema's name and that of its only property. */
    static final String ANSWER = "answer";

    static final String VERDICT = "verdict";
    static final String REASON = "reason";

    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private Choices() {}

    /** The schema as plain maps, for Anthropic's {@code output_config}. */
    static Map<String, Object> schema(Parameters parameters) {
        Map<String, Object> choice = new TreeMap<>(Map.of("type", "string", "enum", parameters.choices()));
        return new TreeMap<>(Map.of( // sorted: equal requests shall be equal byte by byte
                "type",
                "object",
                "properties",
                new TreeMap<>(parameters.reasoned() ? Map.of(REASON, TEXT, VERDICT, choice) : Map.of(ANSWER, choice)),
                "required",
                required(parameters),
                "additionalProperties",
                false));
    }

    /** The schema as LangChain4j takes it. */
    static ResponseFormat format(Parameters parameters) {
        JsonObjectSchema.Builder schema = JsonObjectSchema.builder();
        if (parameters.reasoned()) {
            schema.addStringProperty(REASON);
        }
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name(name(parameters))
                        .rootElement(schema.addEnumProperty(name(parameters), parameters.choices())
                                .required(required(parameters))
                                .additionalProperties(false)
                                .build())
                        .build())
                .build();
    }

    private static String name(Parameters parameters) {
        return parameters.reasoned() ? VERDICT : ANSWER;
    }

    /** The reason comes first: what is written before a verdict can still change it. */
    private static List<String> required(Parameters parameters) {
        return parameters.reasoned() ? List.of(REASON, VERDICT) : List.of(ANSWER);
    }

    /** The chosen text out of its JSON; the text as it stands where it has another form, or a reason was asked for. */
    static String unwrap(Parameters parameters, String text) {
        if (parameters.choices().isEmpty() || parameters.reasoned()) {
            return text;
        }
        JsonNode object = Json.object(text);
        if (object == null || object.size() != 1 || !object.path(ANSWER).isString()) {
            return text;
        }
        return object.path(ANSWER).stringValue();
    }
}
