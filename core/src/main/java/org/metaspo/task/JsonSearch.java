package org.metaspo.task;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Finds the JSON in a text, whatever stands around it. */
final class JsonSearch {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** So many characters may be read in vain, beside twice the text, before broken JSON is skipped as a whole. */
    private static final long PATIENCE = 10_000;

    /** What beginning to read costs, in characters. */
    private static final int ATTEMPT = 50;

    private final char[] chars;
    private long patience;

    private JsonSearch(String text) {
        this.chars = text.toCharArray();
        this.patience = PATIENCE + 2L * chars.length;
    }

    /** The value that a text is as a whole; a missing one where it is none. */
    static JsonNode whole(String text) {
        List<JsonNode> values = new ArrayList<>();
        return new JsonSearch(text).read(0, values::add) == text.length() && values.size() == 1
                ? values.get(0)
                : MissingNode.getInstance();
    }

    /** Hands over all objects and arrays that do not stand inside others, in their order. */
    static void in(String text, Consumer<JsonNode> found) {
        JsonSearch search = new JsonSearch(text);
        int from = search.opening(0);
        while (from >= 0) {
            from = search.opening(search.read(from, found));
        }
    }

    /** Reads the value at a place; returns where to go on. */
    private int read(int from, Consumer<JsonNode> found) {
        try (JsonParser parser = MAPPER.createParser(chars, from, chars.length - from)) {
            long start = parser.currentLocation().getCharOffset();
            JsonNode value = null;
            try {
                value = MAPPER.readTree(parser);
            } catch (JacksonException e) {
                // No JSON begins here; some may begin behind it.
            }
            int end = from + (int) (parser.currentLocation().getCharOffset() - start);
            if (value != null) {
                found.accept(value);
                return end;
            }
            patience -= end - from + ATTEMPT;
            return patience > 0 ? from + 1 : Math.max(from + 1, end);
        }
    }

    private int opening(int from) {
        for (int i = from; i < chars.length; i++) {
            if (chars[i] == '{' || chars[i] == '[') {
                return i;
            }
        }
        return -1;
    }
}
