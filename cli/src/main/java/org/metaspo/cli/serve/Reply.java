package org.metaspo.cli.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An answer to a request.
 *
 * @param status of HTTP
 * @param type of the body
 * @param body in UTF-8
 */
record Reply(int status, String type, String body) {
    static Reply json(String body) {
        return new Reply(200, "application/json", body);
    }

    static Reply html(String body) {
        return new Reply(200, "text/html; charset=utf-8", body);
    }

    static Reply refused(int status, String why) {
        return new Reply(status, "text/plain; charset=utf-8", why + "\n");
    }

    /** Headers that every answer has: nothing of it is kept, framed, sniffed or referred to, or does more than its page says. */
    static void guard(HttpExchange exchange, String type) {
        // A page has a policy of its own, with the digest of its one script; both hold.
        String policy = type.startsWith("text/html")
                ? "default-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'none'; "
                : "default-src 'none'; ";
        exchange.getResponseHeaders().set("Content-Security-Policy", policy + "frame-ancestors 'none'");
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("X-Frame-Options", "DENY");
        exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
        exchange.getResponseHeaders().set("Cross-Origin-Resource-Policy", "same-origin");
    }

    void send(HttpExchange exchange) throws IOException {
        guard(exchange, type);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head || bytes.length == 0 ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
