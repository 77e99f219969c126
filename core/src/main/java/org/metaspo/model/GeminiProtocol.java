package org.metaspo.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gemini's {@code generateContent}. Put by hand: LangChain4j's model takes seed and effort once per model object, and
 * fails on a blocked prompt (docs/decisions/0017-providers.md).
 */
final class GeminiProtocol implements Protocol {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** The widest range: the field holds 32 bits. */
    private static final long SEED_BITS = Integer.MAX_VALUE;

    private final Direct direct;

    GeminiProtocol(Direct direct) {
        this.direct = direct;
    }

    @Override
    public @Nullable String send(Request request) {
        JsonNode reply = direct.post("/models/" + request.model() + ":generateContent", body(request));
        JsonNode candidate = reply.path("candidates").path(0);
        if (candidate.isMissingNode()) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        for (JsonNode part : candidate.path("content").path("parts")) {
            if (!part.path("thought").asBoolean(false)) {
                text.append(part.path("text").asString(""));
            }
        }
        return text.toString();
    }

    private static ObjectNode body(Request request) {
        ObjectNode body = Direct.object();
        for (Message message : request.messages()) {
            if (message.speaker() == Message.Speaker.USER) {
                ObjectNode content = body.withArray("contents").addObject().put("role", "user");
                content.putArray("parts").addObject().put("text", message.text());
            } else if (!message.text().isBlank()) {
                body.putObject("systemInstruction")
                        .putArray("parts")
                        .addObject()
                        .put("text", message.text());
            }
        }
        body.set("generationConfig", config(request.parameters()));
        return body;
    }

    private static ObjectNode config(Parameters parameters) {
        ObjectNode config = Direct.object().put("maxOutputTokens", parameters.maxTokens());
        if (parameters.temperature() != null) {
            config.put("temperature", parameters.temperature());
        }
        if (parameters.seed() != null) {
            config.put("seed", parameters.seed() & SEED_BITS);
        }
        if (parameters.effort() != null) {
            ObjectNode thinking = config.putObject("thinkingConfig");
            if (parameters.effort().equals("none")) {
                thinking.put("thinkingBudget", 0);
            } else {
                thinking.put("thinkingLevel", parameters.effort());
            }
        }
        if (!parameters.choices().isEmpty()) {
            config.put("responseMimeType", "application/json");
            config.set("responseJsonSchema", MAPPER.valueToTree(Choices.schema(parameters)));
        }
        return config;
    }

    /** A blocked prompt has no candidates. Words for an end that are not known here count as done. */
    @Override
    public Reading read(JsonNode reply, Request request) {
        String blocked = reply.path("promptFeedback").path("blockReason").asString("");
        if (!blocked.isEmpty()) {
            return new Reading(Outcome.REFUSED, "The prompt was blocked: " + blocked, Tier.STANDARD);
        }
        String end = reply.path("candidates").path(0).path("finishReason").asString("");
        return Reading.of(
                switch (end) {
                    case "MAX_TOKENS" -> Outcome.TRUNCATED;
                    case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE" ->
                        Outcome.REFUSED;
                    default -> Outcome.ANSWERED;
                });
    }
}
