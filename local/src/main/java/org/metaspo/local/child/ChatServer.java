package org.metaspo.local.child;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAI routes on loopback: {@code POST /v1/chat/completions} and {@code GET /v1/models}. */
final class ChatServer implements AutoCloseable {
    /** Between the processes of one launch: a {@link Generate} in, a {@link Generation} out. */
    static final String GENERATE = "/engine/generate";

    private static final int MOST_BYTES = 16 << 20;

    private final String model;
    private final byte[] authorization;
    private final ChatRequestReader reader;
    private final EnginePool pool;
    private final ChatAnswers answers;
    private final HttpServer http;
    /** Platform threads: native code would pin the few carriers of virtual ones. */
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(null, task, "chat", 256 << 10);
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param port 0 for any free one
     * @param key what callers must show as bearer token
     * @throws IOException the port is taken
     */
    ChatServer(int port, String key, String model, Vocabulary vocabulary, List<Engine> engines) throws IOException {
        this.model = model;
        this.authorization = ("Bearer " + key).getBytes(StandardCharsets.UTF_8);
        this.reader = new ChatRequestReader(model);
        this.pool = new EnginePool(engines);
        this.answers = new ChatAnswers(model, vocabulary, pool, Clock.systemUTC());
        this.http = HttpServer.create(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 256);
        http.setExecutor(threads);
        http.createContext("/", this::serve);
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = 200;
            ObjectNode body;
            try {
                body = route(exchange);
            } catch (RefusedException e) {
                status = e.status();
                body = error(e.code(), e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                status = 503;
                body = error("shutting_down", "The local model is being closed.");
            } catch (RuntimeException e) {
                // The outermost edge: whatever the runtime throws, the caller gets an answer and no hanging connection.
                status = 500;
                body = error("runtime_failed", "The local model failed: " + e);
            }
            byte[] bytes = JsonMapper.shared().writeValueAsBytes(body);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private ObjectNode route(HttpExchange exchange) throws IOException, InterruptedException {
        byte[] body = exchange.getRequestBody().readNBytes(MOST_BYTES);
        if (!authorized(exchange.getRequestHeaders().getFirst("Authorization"))) {
            throw new RefusedException(401, "invalid_api_key", "The key is missing or wrong.");
        }
        String route =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        return switch (route) {
            case "POST /v1/chat/completions" -> answers.answer(reader.read(body));
            case "GET /v1/models" -> models();
            case "POST " + GENERATE ->
                JsonMapper.shared()
                        .valueToTree(pool.generate(JsonMapper.shared().readValue(body, Generate.class)));
            default -> throw new RefusedException(404, "unknown_route", "There is no " + route + " here.");
        };
    }

    /** In a time that does not tell how much of the key was right. */
    private boolean authorized(@Nullable String shown) {
        return shown != null && MessageDigest.isEqual(authorization, shown.getBytes(StandardCharsets.UTF_8));
    }

    private ObjectNode models() {
        ObjectNode root = JsonMapper.shared().createObjectNode().put("object", "list");
        root.putArray("data")
                .addObject()
                .put("id", model)
                .put("object", "model")
                .put("owned_by", "local");
        return root;
    }

    private static ObjectNode error(String code, @Nullable String message) {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        root.putObject("error")
                .put("message", message)
                .put("type", "invalid_request_error")
                .putNull("param")
                .put("code", code);
        return root;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
