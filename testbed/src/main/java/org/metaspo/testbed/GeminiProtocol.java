package org.metaspo.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Gemini's {@code generateContent}, whose model stands in the path. */
record GeminiProtocol(Dialect dialect) implements Protocol {
    private static final String METHOD = ":generateContent";

    @Override
    public String path() {
        return dialect.root() + "/models/";
    }

    @Override
    public String requestIdHeader() {
        return "x-request-id";
    }

    @Override
    public Map<String, String> limitHeaders(RateLimit.Left left) {
        return Map.of();
    }

    @Override
    public JsonNode addressed(JsonNode body, String path) {
        if (!body.isObject() || !path.endsWith(METHOD)) {
            return body;
        }
        String model = path.substring(path().length(), path.length() - METHOD.length());
        return body.asObject().deepCopy().put("model", model);
    }

    @Override
    public ChatCall read(JsonNode json, Arrival arrival) throws RejectedException {
        RequestBody body = new RequestBody(json);
        JsonNode config = json.path("generationConfig");
        RequestBody settings = new RequestBody(config);
        List<String> users = new ArrayList<>();
        for (JsonNode content : json.path("contents")) {
            users.add(parts(content));
        }
        if (users.isEmpty()) {
            throw RequestBody.malformed("contents is not specified");
        }
        return new ChatCall(
                path(),
                body.model(),
                parts(json.path("systemInstruction")),
                users,
                settings.decimal("temperature"),
                settings.whole("seed"),
                settings.tokens("maxOutputTokens"),
                Choices.of(config.path("responseJsonSchema")),
                arrival.body(),
                arrival.digest(),
                arrival.ordinal(),
                arrival.attempt());
    }

    private static String parts(JsonNode content) {
        List<String> texts = new ArrayList<>();
        content.path("parts").forEach(part -> texts.add(part.path("text").asString("")));
        return String.join("\n", texts);
    }

    @Override
    public ObjectNode answer(ChatCall call, ChatReply reply) {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        ObjectNode candidate = answer.putArray("candidates").addObject();
        candidate.put("index", 0);
        ObjectNode content = candidate.putObject("content").put("role", "model");
        if (reply.text() != null) {
            content.putArray("parts").addObject().put("text", reply.text());
        }
        candidate.put("finishReason", finish(reply.finish()));
        answer.set("usageMetadata", dialect.usage(reply));
        answer.put("modelVersion", call.model());
        return answer;
    }

    private static @Nullable String finish(@Nullable Finish finish) {
        return switch (finish) {
            case null -> null;
            case STOP -> "STOP";
            case LENGTH -> "MAX_TOKENS";
            case CONTENT_FILTER -> "SAFETY";
            case REFUSAL -> "PROHIBITED_CONTENT";
        };
    }

    @Override
    public ObjectNode error(Rejection rejection) {
        return dialect.error(rejection);
    }
}
