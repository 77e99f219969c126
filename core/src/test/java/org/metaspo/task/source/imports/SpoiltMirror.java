package org.metaspo.task.source.imports;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.metaspo.Spoiler;

/**
 * Stands between an importer and a hub, and spoils what the hub says of its files: answers to questions, headers, statuses.
 * Not the files themselves: a part of one that the next attempt goes on with cannot be told from a good one.
 */
final class SpoiltMirror implements AutoCloseable {
    private static final List<String> TOLD =
            List.of("ETag", "X-Linked-Etag", "X-Linked-Size", "Location", "Content-Range", "X-Error-Message");
    private static final List<Integer> STATUSES = List.of(200, 204, 206, 301, 302, 400, 404, 416, 429, 500);

    private final String hub;
    private final Random random;
    private final Spoiler spoiler;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    SpoiltMirror(String hub, Random random) throws IOException {
        this.hub = hub;
        this.random = random;
        this.spoiler = new Spoiler(random);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpResponse<byte[]> whole = client.send(request(exchange), HttpResponse.BodyHandlers.ofByteArray());
            boolean head = exchange.getRequestMethod().equals("HEAD");
            int what = random.nextInt(4);
            for (String name : TOLD) {
                String value = whole.headers().firstValue(name).orElse(null);
                if (value != null) {
                    exchange.getResponseHeaders().set(name, what == 0 ? spoilt(value) : value);
                }
            }
            int status = what == 1 ? STATUSES.get(random.nextInt(STATUSES.size())) : whole.statusCode();
            boolean facts = exchange.getRequestURI().getPath().matches("/[^/]*/api/.*|/api[.].*");
            byte[] body = what > 1 && facts ? spoiler.spoil(whole.body()) : whole.body();
            boolean none = head || body.length == 0 || status == 204;
            if (head) {
                whole.headers()
                        .firstValue("Content-Length")
                        .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
            }
            exchange.sendResponseHeaders(status, none ? -1 : body.length);
            if (!none) {
                exchange.getResponseBody().write(body);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(hub + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.noBody());
        String range = exchange.getRequestHeaders().getFirst("Range");
        if (range != null) {
            request.header("Range", range);
        }
        return request.build();
    }

    /** What may stand in a header. */
    private String spoilt(String value) {
        String text = new String(spoiler.spoil(value.getBytes(StandardCharsets.UTF_8)), StandardCharsets.ISO_8859_1);
        return text.substring(0, Math.min(text.length(), 500)).replaceAll("[^\\x20-\\x7e]", "~");
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
