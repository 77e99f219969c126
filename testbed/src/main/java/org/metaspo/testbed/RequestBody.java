package org.metaspo.testbed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields that both vendors' requests have, with their types checked.
 *
 * @param json a JSON object
 */
record RequestBody(JsonNode json) {
    /** Checks what every chat request needs. */
    static RequestBody of(JsonNode json) throws RejectedException {
        if (json.path("stream").asBoolean(false)) {
            throw malformed("'stream' is not offered here; leave it out.");
        }
        if (!json.path("messages").isArray() || json.path("messages").isEmpty()) {
            throw malformed("'messages' must be a list with at least one message.");
        }
        for (JsonNode message : json.path("messages")) {
            if (!message.path("role").isString()) {
                throw malformed("Each of 'messages' needs a 'role'.");
            }
        }
        return new RequestBody(json);
    }

    String model() throws RejectedException {
        if (!json.path("model").isString()) {
            throw malformed("'model' must be a string.");
        }
        return json.path("model").stringValue();
    }

    /** The texts of all messages in one of the roles. */
    List<String> texts(String... roles) throws RejectedException {
        List<String> texts = new ArrayList<>();
        for (JsonNode message : json.path("messages")) {
            if (List.of(roles).contains(message.path("role").stringValue())) {
                texts.add(text(message.path("content"), "messages[].content"));
            }
        }
        return texts;
    }

    /** A content field: a string, or a list of blocks of which the texts count. */
    static String text(JsonNode content, String place) throws RejectedException {
        if (content.isString()) {
            return content.stringValue();
        }
        if (!content.isArray()) {
            throw malformed("'%s' must be a string or a list of blocks.".formatted(place));
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode block : content) {
            if (block.path("type").asString("").equals("text")) {
                texts.add(block.path("text").asString(""));
            }
        }
        return String.join("\n", texts);
    }

    @Nullable
    Double decimal(String field) throws RejectedException {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber()) {
            throw malformed("'%s' must be a number.".formatted(field));
        }
        return value.doubleValue();
    }

    @Nullable
    Long whole(String field) throws RejectedException {
        JsonNode value = json.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw malformed("'%s' must be a whole number.".formatted(field));
        }
        return value.longValue();
    }

    @Nullable
    Integer tokens(String field) throws RejectedException {
        Long value = whole(field);
        if (value == null) {
            return null;
        }
        if (value < 0) {
            throw malformed("'%s' must not be negative.".formatted(field));
        }
        return (int) Math.min(value, Integer.MAX_VALUE);
    }

    static RejectedException malformed(String message) {
        return new RejectedException(Rejection.malformed(message));
    }
}
