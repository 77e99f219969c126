package org.metaspo.testbed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A route around batches: the key is looked at, then the vendor answers. */
final class BatchHandler implements HttpHandler {
    private final String root;
    private final Protocol protocol;
    private final Access access;
    private final Answers answers;

    /** How a vendor answers. */
    @FunctionalInterface
    interface Answers {
        /**
         * What comes back.
         *
         * @param path behind the route's, without the slash in front
         */
        HttpAnswer answer(Asked asked, String path) throws IOException, RejectedException;
    }

    /** What was asked. */
    record Asked(String method, String contentType, String body) {
        boolean is(String other) {
            return method.equals(other);
        }

        JsonNode json() throws RejectedException {
            return parse(body);
        }

        /** A text of the request that has to be JSON. */
        static JsonNode parse(String text) throws RejectedException {
            try {
                return JsonMapper.shared().readTree(text);
            } catch (JacksonException e) {
                throw RequestBody.malformed("The body is not JSON.");
            }
        }
    }

    BatchHandler(String root, Protocol protocol, Access access, Answers answers) {
        this.root = root;
        this.protocol = protocol;
        this.access = access;
        this.answers = answers;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            Asked asked = new Asked(
                    exchange.getRequestMethod(),
                    type == null ? "" : type,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, asked).sendOn(exchange, new CountDownLatch(0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpAnswer answer(HttpExchange exchange, Asked asked) throws IOException {
        try {
            access.checkKey(ChatRoute.key(
                    exchange.getRequestHeaders(), protocol.dialect().keyHeader()));
            return answers.answer(
                    asked,
                    exchange.getRequestURI().getPath().substring(root.length()).replaceFirst("^/", ""));
        } catch (RejectedException e) {
            return protocol.refusal(e.rejection(), 0);
        }
    }

    static HttpAnswer none(Protocol protocol) {
        return HttpAnswer.json(404, protocol.error(Rejection.ofStatus(404)));
    }

    static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }

    static JsonNode parsed(HttpAnswer answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
