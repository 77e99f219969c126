package org.metaspo.testbed;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI's chat completions, which most other servers speak too. */
record OpenAiProtocol(Dialect dialect) implements Protocol {
    static final String ROUTE = "/chat/completions";

    @Override
    public String path() {
        return dialect.root() + ROUTE;
    }

    @Override
    public String requestIdHeader() {
        return "x-request-id";
    }

    @Override
    public Map<String, String> limitHeaders(RateLimit.Left left) {
        return !dialect.row().path("limits").asString("").equals("x-ratelimit")
                ? Map.of()
                : Map.of(
                        "x-ratelimit-limit-requests", Long.toString(left.limit()),
                        "x-ratelimit-remaining-requests", Long.toString(left.left()),
                        "x-ratelimit-reset-requests", left.reset().toMillis() + "ms");
    }

    @Override
    public ChatCall read(JsonNode json, Arrival arrival) throws RejectedException {
        RequestBody body = RequestBody.of(json);
        Integer limit = body.tokens("max_completion_tokens");
        return new ChatCall(
                path(),
                body.model(),
                String.join("\n", body.texts("system", "developer")),
                body.texts("user"),
                body.decimal("temperature"),
                body.whole("seed"),
                limit == null ? body.tokens("max_tokens") : limit,
                choices(json.path("response_format")),
                arrival.body(),
                arrival.digest(),
                arrival.ordinal(),
                arrival.attempt());
    }

    /** OpenAI nests the schema once more than some local servers do. */
    private static Choices choices(JsonNode format) {
        JsonNode nested = format.path("json_schema").path("schema");
        return Choices.of(nested.isMissingNode() ? format.path("schema") : nested);
    }

    @Override
    public ObjectNode answer(ChatCall call, ChatReply reply) {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.put("id", "chatcmpl-" + call.digest().substring(0, 24));
        answer.put("object", "chat.completion");
        answer.put("created", CREATED);
        answer.put("model", call.model());
        ObjectNode choice = answer.putArray("choices").addObject();
        choice.put("index", 0);
        boolean refused = reply.finish() == Finish.REFUSAL;
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", refused ? null : reply.text())
                .put("refusal", refused ? reply.text() : null);
        choice.putNull("logprobs");
        choice.put("finish_reason", finish(reply.finish()));
        answer.set("usage", dialect.usage(reply));
        answer.put("system_fingerprint", "fp_testbed");
        if (call.body().contains("\"service_tier\"")) {
            answer.put(
                    "service_tier",
                    JsonMapper.shared()
                            .readTree(call.body())
                            .path("service_tier")
                            .asString("default"));
        }
        return answer;
    }

    private static @Nullable String finish(@Nullable Finish finish) {
        return finish == null ? null : finish.openAi();
    }

    @Override
    public ObjectNode error(Rejection rejection) {
        return dialect.error(rejection);
    }
}
