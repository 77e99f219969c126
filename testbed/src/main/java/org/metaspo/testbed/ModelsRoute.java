package org.metaspo.testbed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the known models, in Anthropic's form if the request carries {@code anthropic-version}. */
final class ModelsRoute implements HttpHandler {
    static final String PATH = "/v1/models";

    private final Access access;

    ModelsRoute(Access access) {
        this.access = access;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            exchange.getRequestBody().readAllBytes();
            boolean anthropic = exchange.getRequestHeaders().containsKey("anthropic-version");
            answer(exchange, Dialect.named(anthropic ? "anthropic" : "openai").protocol(), anthropic)
                    .sendOn(exchange, new CountDownLatch(0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private HttpAnswer answer(HttpExchange exchange, Protocol protocol, boolean anthropic) {
        try {
            access.checkKey(ChatRoute.key(exchange.getRequestHeaders(), null));
            return exchange.getRequestMethod().equals("GET")
                    ? HttpAnswer.json(200, list(anthropic))
                    : HttpAnswer.json(405, protocol.error(Rejection.ofStatus(405)));
        } catch (RejectedException e) {
            return HttpAnswer.json(401, protocol.error(e.rejection()));
        }
    }

    private ObjectNode list(boolean anthropic) {
        ObjectNode list = JsonMapper.shared().createObjectNode();
        if (!anthropic) {
            list.put("object", "list");
        }
        ArrayNode data = list.putArray("data");
        access.models().stream().sorted().forEach(model -> {
            ObjectNode entry = data.addObject().put("id", model);
            if (anthropic) {
                entry.put("type", "model").put("display_name", model).put("created_at", "2026-01-01T00:00:00Z");
            } else {
                entry.put("object", "model").put("created", Protocol.CREATED).put("owned_by", "testbed");
            }
        });
        if (anthropic) {
            list.put("has_more", false);
        }
        return list;
    }
}
