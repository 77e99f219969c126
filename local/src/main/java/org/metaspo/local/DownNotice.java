package org.metaspo.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stands on the port of a child that stays down and answers every call with the reason. The status is 404 with {@code
 * model_not_found}: the one that callers take as "this will not come back", so that a run stops at once and can be
 * resumed, instead of retrying each call.
 */
final class DownNotice implements AutoCloseable {
    private final HttpServer http;
    private final byte[] body;

    DownNotice(int port, String reason) throws IOException {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.putObject("error")
                .put("message", reason)
                .put("type", "invalid_request_error")
                .putNull("param")
                .put("code", "model_not_found");
        body = JsonMapper.shared().writeValueAsBytes(root);
        http = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
        http.createContext("/", this::answer);
        http.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(404, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
