package org.metaspo.testbed;

import com.sun.net.httpserver.HttpHandler;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** RunPod's jobs: {@code /run} gives a number, {@code /status} is under way once and then has the end. */
final class RunPodProtocol implements Protocol {
    private final Dialect dialect;
    private final ConcurrentMap<String, ObjectNode> ends = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Integer> looks = new ConcurrentHashMap<>();

    RunPodProtocol(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public String path() {
        return dialect.root() + "/run";
    }

    @Override
    public String requestIdHeader() {
        return "x-request-id";
    }

    @Override
    public Map<String, String> limitHeaders(RateLimit.Left left) {
        return Map.of();
    }

    /** The path at which jobs are looked after. */
    String statusPath() {
        return dialect.root() + "/status/";
    }

    HttpHandler status() {
        return exchange -> {
            try (exchange) {
                String id = exchange.getRequestURI()
                        .getPath()
                        .substring(statusPath().length());
                ObjectNode end = ends.get(id);
                HttpAnswer answer = end == null
                        ? HttpAnswer.json(404, error(Rejection.ofStatus(404)))
                        : HttpAnswer.json(
                                200, looks.merge(id, 1, Integer::sum) == 1 ? underWay(id, "IN_PROGRESS") : end);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(answer.status(), answer.body().length);
                exchange.getResponseBody().write(answer.body());
            }
        };
    }

    @Override
    public ChatCall read(JsonNode json, Arrival arrival) throws RejectedException {
        JsonNode input = json.path("input");
        RequestBody body = RequestBody.of(input);
        // Elsewhere the worker ignores them, and stops after 16 tokens.
        RequestBody sampling = new RequestBody(input.path("sampling_params"));
        Integer limit = sampling.tokens("max_tokens");
        return new ChatCall(
                path(),
                "m",
                String.join("\n", body.texts("system")),
                body.texts("user"),
                sampling.decimal("temperature"),
                sampling.whole("seed"),
                limit == null ? Integer.valueOf(16) : limit,
                Choices.FREE,
                arrival.body(),
                arrival.digest(),
                arrival.ordinal(),
                arrival.attempt());
    }

    @Override
    public ObjectNode answer(ChatCall call, ChatReply reply) {
        ObjectNode end = JsonMapper.shared().createObjectNode().put("status", "COMPLETED");
        ObjectNode output = end.putArray("output").addObject();
        output.putArray("choices").addObject().putArray("tokens").add(reply.text() == null ? "" : reply.text());
        output.set("usage", dialect.usage(reply));
        return queued(Long.toString(call.ordinal()), end);
    }

    /** A job that fails does so when it is looked after, not when it is put. */
    @Override
    public HttpAnswer trouble(Trouble trouble, long ordinal) {
        Dialect.Said said = dialect.said(trouble);
        return said.body() instanceof ObjectNode end && end.has("status")
                ? HttpAnswer.json(200, queued(Long.toString(ordinal), end.deepCopy()))
                : Protocol.super.trouble(trouble, ordinal);
    }

    private ObjectNode queued(String number, ObjectNode end) {
        String id = "job-" + number;
        ends.put(id, end.put("id", id));
        return underWay(id, "IN_QUEUE");
    }

    private static ObjectNode underWay(String id, String status) {
        return JsonMapper.shared().createObjectNode().put("id", id).put("status", status);
    }

    @Override
    public ObjectNode error(Rejection rejection) {
        return dialect.error(rejection);
    }
}
