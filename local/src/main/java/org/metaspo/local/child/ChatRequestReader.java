package org.metaspo.local.child;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a chat request and refuses, with the reason, what this endpoint cannot serve. */
final class ChatRequestReader {
    private static final Set<String> TURNS = Set.of("user", "assistant");

    private final String model;

    /** @param model the only name that is served */
    ChatRequestReader(String model) {
        this.model = model;
    }

    ChatRequest read(byte[] body) {
        JsonNode root = parse(body);
        String asked = root.path("model").asString("");
        if (!asked.equals(model)) {
            throw new RefusedException(
                    404, "model_not_found", "The model '" + asked + "' is not served here; this is '" + model + "'.");
        }
        refuseWhatIsNotServed(root);
        return new ChatRequest(
                conversation(root.path("messages")),
                number(root, "temperature", 0, 2).orElse(1),
                number(root, "top_p", 0, 1),
                seed(root.path("seed")),
                maxTokens(root),
                stop(root.path("stop")),
                AnswerShape.of(root.path("response_format")));
    }

    private static JsonNode parse(byte[] body) {
        try {
            JsonNode root = JsonMapper.shared().readTree(body);
            if (root.isObject()) {
                return root;
            }
        } catch (JacksonException e) {
            throw RefusedException.invalid("The body is not JSON: " + e.getOriginalMessage());
        }
        throw RefusedException.invalid("The body must be a JSON object.");
    }

    private static void refuseWhatIsNotServed(JsonNode root) {
        if (root.path("stream").asBoolean(false)) {
            throw RefusedException.invalid("stream is not served here");
        }
        if (root.path("n").asInt(1) != 1) {
            throw RefusedException.invalid("n must be 1");
        }
        if (root.path("tools").size() > 0 || root.path("logprobs").asBoolean(false)) {
            throw RefusedException.invalid("tools and logprobs are not served here");
        }
    }

    private static Conversation conversation(JsonNode messages) {
        if (!messages.isArray() || messages.isEmpty()) {
            throw RefusedException.invalid("messages must be a list with at least one message");
        }
        List<String> system = new ArrayList<>();
        List<ChatMessage> turns = new ArrayList<>();
        for (JsonNode message : messages) {
            String role = message.path("role").asString("");
            String text = text(message.path("content"));
            if (TURNS.contains(role)) {
                turns.add(new ChatMessage(role, text));
            } else if ((role.equals("system") || role.equals("developer")) && turns.isEmpty()) {
                system.add(text);
            } else {
                throw RefusedException.invalid("messages: role '" + role + "' is not known, or stands too late");
            }
        }
        if (turns.isEmpty()) {
            throw RefusedException.invalid("messages must hold a user message");
        }
        return new Conversation(String.join("\n\n", system), turns);
    }

    private static String text(JsonNode content) {
        if (content.isString()) {
            return content.stringValue();
        }
        if (!content.isArray()) {
            throw RefusedException.invalid("messages: content must be text or a list of text parts");
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : content) {
            text.append(part.path("text")
                    .stringValueOpt()
                    .orElseThrow(() -> RefusedException.invalid("messages: only text parts are served here")));
        }
        return text.toString();
    }

    private static OptionalDouble number(JsonNode root, String field, double low, double high) {
        JsonNode value = root.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalDouble.empty();
        }
        double number = value.isNumber() ? value.asDouble() : Double.NaN;
        if (!(number >= low && number <= high)) {
            throw RefusedException.invalid("%s must be a number from %.0f to %.0f".formatted(field, low, high));
        }
        return OptionalDouble.of(number);
    }

    /** Any 64-bit number; the runtime takes 32 bits of it. */
    private static OptionalInt seed(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return OptionalInt.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw RefusedException.invalid("seed must be a 64-bit integer");
        }
        return OptionalInt.of(Long.hashCode(value.asLong()) & Integer.MAX_VALUE);
    }

    private static OptionalInt maxTokens(JsonNode root) {
        for (String field : List.of("max_completion_tokens", "max_tokens")) {
            JsonNode value = root.path(field);
            if (!value.isMissingNode() && !value.isNull()) {
                if (!value.canConvertToInt() || !value.isIntegralNumber() || value.asInt() < 1) {
                    throw RefusedException.invalid(field + " must be an integer of at least 1");
                }
                return OptionalInt.of(value.asInt());
            }
        }
        return OptionalInt.empty();
    }

    private static List<String> stop(JsonNode value) {
        List<String> stops = new ArrayList<>();
        if (value.isString()) {
            stops.add(value.stringValue());
        }
        for (JsonNode one : value) {
            stops.add(one.stringValueOpt().orElseThrow(() -> RefusedException.invalid("stop must hold texts")));
        }
        stops.removeIf(String::isEmpty);
        return stops;
    }
}
