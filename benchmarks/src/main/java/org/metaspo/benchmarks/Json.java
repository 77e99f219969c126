package org.metaspo.benchmarks;

import tools.jackson.databind.json.JsonMapper;

/** JSON as text, and back. */
final class Json {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /** On one line. */
    static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** What {@link #text} wrote. */
    static <T> T read(String text, Class<T> type) {
        return MAPPER.readValue(text, type);
    }

    /** For people. */
    static String pretty(Object value) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }
}
