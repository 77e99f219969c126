package org.metaspo.task;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON values written as answers. */
final class JsonText {
    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private JsonText() {}

    /** A string's text, a number in plain digits, {@code true} or {@code false}; objects and arrays compact and sorted. */
    static String of(JsonNode value) {
        if (value.isString()) {
            return value.stringValue().strip();
        }
        if (value.isNumber()) {
            return Decimals.text(value.decimalValue());
        }
        return value.isContainer() ? SORTED.writeValueAsString(value) : value.asString();
    }
}
