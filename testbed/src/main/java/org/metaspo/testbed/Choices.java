package org.metaspo.testbed;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answers that a request allows through a JSON schema with an {@code enum}.
 *
 * @param values the allowed values as the schema has them; empty if the answer is free
 * @param property the property that carries the answer where the schema is an object, null for a bare enum
 */
public record Choices(List<JsonNode> values, @Nullable String property) {
    /** No schema: any text may be answered. */
    public static final Choices FREE = new Choices(List.of(), null);

    /** Copies the values. */
    public Choices {
        values = List.copyOf(values);
    }

    /** Reads a schema: an enum, or an object with a property that is one; anything else leaves the answer free. */
    static Choices of(JsonNode schema) {
        if (schema.path("enum").isArray()) {
            return new Choices(List.copyOf(schema.path("enum").values()), null);
        }
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode values = property.getValue().path("enum");
            if (values.isArray()) {
                return new Choices(List.copyOf(values.values()), property.getKey());
            }
        }
        return FREE;
    }

    /** Whether any text may be answered. */
    public boolean isFree() {
        return values.isEmpty();
    }

    /** The allowed values as text. */
    public List<String> texts() {
        return values.stream().map(JsonNode::asString).toList();
    }

    /** The answer in the form that the schema asks for: {@code {"answer": "b"}} for an object, else as it is. */
    String written(String text) {
        if (property == null || isWritten(text)) {
            return text;
        }
        JsonMapper json = JsonMapper.shared();
        JsonNode value = values.stream()
                .filter(allowed -> allowed.asString().equals(text))
                .findFirst()
                .orElseGet(() -> json.getNodeFactory().stringNode(text));
        return json.createObjectNode().set(property, value).toString();
    }

    /** Whether the model wrote the object itself, with what else the schema asks for. */
    private boolean isWritten(String text) {
        try {
            return JsonMapper.shared().readTree(text).has(property);
        } catch (JacksonException e) {
            return false;
        }
    }
}
