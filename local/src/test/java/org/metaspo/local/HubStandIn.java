package org.metaspo.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A host on loopback that gives one file, whole or from an offset, by a script of answers. */
final class HubStandIn implements AutoCloseable {
    /** One answer: a status, or the file of which at most so many bytes are sent before the connection breaks. */
    record Answer(int status, int mostBytes, @Nullable URI location) {
        static Answer status(int status) {
            return new Answer(status, 0, null);
        }

        static Answer file() {
            return new Answer(200, Integer.MAX_VALUE, null);
        }

        static Answer cutAfter(int bytes) {
            return new Answer(200, bytes, null);
        }

        static Answer redirect(URI location) {
            return new Answer(302, 0, location);
        }
    }

    /** What was asked: path, range and authorization, empty where not sent. */
    record Asked(String path, String range, String authorization) {}

    final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());
    private final HttpServer http;
    private final Deque<Answer> script;

    HubStandIn(Answer... answers) throws IOException {
        script = new ArrayDeque<>(List.of(answers));
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String range = header(exchange, "Range");
            asked.add(new Asked(exchange.getRequestURI().getPath(), range, header(exchange, "Authorization")));
            Answer answer = script.size() > 1 ? script.removeFirst() : script.getFirst();
            if (answer.location() != null) {
                exchange.getResponseHeaders().set("Location", answer.location().toString());
            }
            if (answer.status() != 200) {
                exchange.sendResponseHeaders(answer.status(), -1);
                return;
            }
            int from = range.isEmpty() ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            int length = TinyModel.WEIGHTS.length - from;
            exchange.sendResponseHeaders(range.isEmpty() ? 200 : 206, length);
            exchange.getResponseBody().write(TinyModel.WEIGHTS, from, Math.min(length, answer.mostBytes()));
            exchange.getResponseBody().flush();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
