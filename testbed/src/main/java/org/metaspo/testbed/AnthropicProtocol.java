package org.metaspo.testbed;

import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic's messages. */
record AnthropicProtocol(Dialect dialect) implements Protocol {
    @Override
    public String path() {
        return dialect.root() + "/messages";
    }

    @Override
    public String requestIdHeader() {
        return "request-id";
    }

    @Override
    public Map<String, String> limitHeaders(RateLimit.Left left) {
        return Map.of(
                "anthropic-ratelimit-requests-limit", Long.toString(left.limit()),
                "anthropic-ratelimit-requests-remaining", Long.toString(left.left()),
                "anthropic-ratelimit-requests-reset",
                        Instant.now().plus(left.reset()).toString());
    }

    @Override
    public ChatCall read(JsonNode json, Arrival arrival) throws RejectedException {
        RequestBody body = RequestBody.of(json);
        Integer limit = body.tokens("max_tokens");
        if (limit == null) {
            throw RequestBody.malformed("max_tokens: Field required");
        }
        if (!body.texts("system").isEmpty()) {
            throw RequestBody.malformed("'messages' knows no role 'system'; use the top-level field 'system'.");
        }
        return new ChatCall(
                path(),
                body.model(),
                json.has("system") ? RequestBody.text(json.path("system"), "system") : "",
                body.texts("user"),
                body.decimal("temperature"),
                null,
                limit,
                Choices.of(json.path("output_config").path("format").path("schema")),
                arrival.body(),
                arrival.digest(),
                arrival.ordinal(),
                arrival.attempt());
    }

    @Override
    public ObjectNode answer(ChatCall call, ChatReply reply) {
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        answer.put("id", "msg_" + call.digest().substring(0, 24));
        answer.put("type", "message");
        answer.put("role", "assistant");
        answer.put("model", call.model());
        ArrayNode content = answer.putArray("content");
        boolean refused = reply.finish() == Finish.REFUSAL;
        if (reply.text() != null && !refused) {
            content.addObject().put("type", "text").put("text", reply.text());
        }
        answer.put("stop_reason", reply.finish() == null ? null : reply.finish().anthropic());
        answer.putNull("stop_sequence");
        if (refused) {
            answer.putObject("stop_details").put("category", "general_harms").put("explanation", reply.text());
        }
        usage(answer.putObject("usage"), reply);
        return answer;
    }

    /** The vendor's input count leaves out what was read from the cache. */
    private static void usage(ObjectNode usage, ChatReply reply) {
        usage.put("input_tokens", reply.inputTokens() - reply.cachedTokens());
        usage.put("cache_creation_input_tokens", 0);
        usage.put("cache_read_input_tokens", reply.cachedTokens());
        usage.putObject("cache_creation").put("ephemeral_5m_input_tokens", 0).put("ephemeral_1h_input_tokens", 0);
        usage.put("output_tokens", reply.outputTokens());
        usage.put("service_tier", "standard");
    }

    @Override
    public ObjectNode error(Rejection rejection) {
        ObjectNode error = JsonMapper.shared().createObjectNode();
        error.put("type", "error");
        error.putObject("error").put("type", type(rejection.status())).put("message", rejection.message());
        return error;
    }

    private static String type(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 402 -> "billing_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            case 429 -> "rate_limit_error";
            case 504 -> "timeout_error";
            case 529 -> "overloaded_error";
            default -> status < 500 ? "invalid_request_error" : "api_error";
        };
    }
}
