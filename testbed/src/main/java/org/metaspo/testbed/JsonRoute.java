package org.metaspo.testbed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A route of JSON in, JSON out, beside the models. */
final class JsonRoute implements HttpHandler {
    private final UnaryOperator<JsonNode> answers;

    JsonRoute(UnaryOperator<JsonNode> answers) {
        this.answers = answers;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            byte[] body = exchange.getRequestBody().readAllBytes();
            answer(exchange.getRequestMethod(), body).sendOn(exchange, new CountDownLatch(0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private HttpAnswer answer(String method, byte[] body) {
        if (!method.equals("POST")) {
            return HttpAnswer.json(405, error("Only POST is offered here."));
        }
        try {
            return HttpAnswer.json(200, answers.apply(JsonMapper.shared().readTree(body)));
        } catch (JacksonException e) {
            return HttpAnswer.json(400, error("The body is not JSON: " + e.getOriginalMessage()));
        } catch (IllegalArgumentException e) {
            return HttpAnswer.json(400, error(String.valueOf(e.getMessage())));
        }
    }

    private static ObjectNode error(String message) {
        return JsonMapper.shared().createObjectNode().put("error", message);
    }
}
