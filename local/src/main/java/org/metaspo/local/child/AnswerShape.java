package org.metaspo.local.child;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the answer may look like: the request's {@code response_format}. */
sealed interface AnswerShape {

    /** Any text. */
    record FreeText() implements AnswerShape {}

    /** JSON by a general schema, which the runtime turns into a grammar. */
    record Json(String schema) implements AnswerShape {}

    /**
     * One of a few labels. The model generates the bare label and the child adds the JSON around it, so that no token
     * and no time goes into braces and quotes.
     *
     * @param property the object's only property; empty where the label itself is the whole JSON value
     * @param labels distinct and not empty
     */
    record Labels(Optional<String> property, List<String> labels) implements AnswerShape {
        public Labels {
            labels = List.copyOf(labels);
        }

        /** In the grammar notation of llama.cpp (GBNF). */
        String grammar() {
            List<String> quoted = labels.stream().map(Labels::quoted).toList();
            return "root ::= " + String.join(" | ", quoted);
        }

        private static String quoted(String label) {
            return '"'
                    + label.replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("\n", "\\n")
                            .replace("\r", "\\r")
                            .replace("\t", "\\t")
                    + '"';
        }

        /** A token holds at least one byte, so no label takes more tokens than this, with one to end the turn. */
        int mostTokens() {
            int longest = labels.stream()
                    .mapToInt(label -> label.getBytes(StandardCharsets.UTF_8).length)
                    .max()
                    .orElse(0);
            return longest + 1;
        }

        /** The JSON value for a complete label; for one that was cut off, JSON that is cut off at the same place. */
        String wrap(String text, boolean cut) {
            JsonMapper json = JsonMapper.shared();
            String value = json.writeValueAsString(text);
            String open = property.map(name -> "{" + json.writeValueAsString(name) + ":")
                    .orElse("");
            String close = property.isPresent() ? "}" : "";
            return cut ? open + value.substring(0, value.length() - 1) : open + value + close;
        }
    }

    /**
     * Reads {@code response_format}; a missing one means free text.
     *
     * @throws RefusedException a format that is not known
     */
    static AnswerShape of(JsonNode responseFormat) {
        if (responseFormat.isMissingNode() || responseFormat.isNull()) {
            return new FreeText();
        }
        return switch (responseFormat.path("type").asString("")) {
            case "text" -> new FreeText();
            case "json_object" -> new Json("{\"type\":\"object\"}");
            case "json_schema" -> ofSchema(responseFormat.path("json_schema").path("schema"));
            default -> throw RefusedException.invalid("response_format.type must be text, json_object or json_schema");
        };
    }

    private static AnswerShape ofSchema(JsonNode schema) {
        if (!schema.isObject()) {
            throw RefusedException.invalid("response_format.json_schema.schema must be an object");
        }
        List<String> bare = enumOf(schema);
        if (!bare.isEmpty()) {
            return new Labels(Optional.empty(), bare);
        }
        JsonNode properties = schema.path("properties");
        if ("object".equals(schema.path("type").asString("")) && properties.size() == 1) {
            String name = properties.propertyNames().iterator().next();
            List<String> labels = enumOf(properties.path(name));
            boolean required = schema.path("required").size() == 1
                    && name.equals(schema.path("required").path(0).asString(""));
            if (required && !labels.isEmpty()) {
                return new Labels(Optional.of(name), labels);
            }
        }
        return new Json(schema.toString());
    }

    /** The strings of a string enum; empty where it is something else, or holds what a bare grammar cannot. */
    private static List<String> enumOf(JsonNode schema) {
        List<String> labels = new ArrayList<>();
        JsonNode type = schema.path("type");
        if (!type.isMissingNode() && !"string".equals(type.asString(""))) {
            return List.of();
        }
        for (JsonNode value : schema.path("enum")) {
            String label = value.isString() ? value.stringValue() : "";
            if (label.isEmpty() || label.indexOf('\0') >= 0) {
                return List.of();
            }
            if (!labels.contains(label)) {
                labels.add(label);
            }
        }
        return labels;
    }
}
