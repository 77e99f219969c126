package org.metaspo.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A loopback server that answers from a script, in order, and keeps what it was sent. */
final class FakeEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Script> scripts = new LinkedBlockingQueue<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch hanging = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** What a request looked like. */
    record Received(String path, Map<String, List<String>> headers, String body, int clientPort) {
        String header(String name) {
            return String.join(", ", headers.getOrDefault(name, List.of()));
        }
    }

    /** What happens on a request. */
    @FunctionalInterface
    interface Script {
        void play(HttpExchange exchange) throws IOException, InterruptedException;
    }

    FakeEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    void answers(int status, String body, String... headers) {
        scripts.add(exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    /** Announces more than it sends, then closes the connection. */
    void breaksOffAfter(String start) {
        scripts.add(exchange -> {
            exchange.sendResponseHeaders(200, start.length() + 100L);
            exchange.getResponseBody().write(start.getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        });
    }

    /** Closes the connection without a word. */
    void hangsUp() {
        scripts.add(exchange -> {});
    }

    /** Takes the request and says nothing more. */
    void hangsBeforeHeaders() {
        scripts.add(exchange -> hang());
    }

    /** Sends the headers and a bit of the body, and nothing more. */
    void hangsInBody() {
        scripts.add(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            hang();
        });
    }

    void plays(Script script) {
        scripts.add(script);
    }

    private void hang() throws InterruptedException {
        hanging.countDown();
        released.await();
    }

    /** Returns when a request hangs. */
    void awaitHanging() throws InterruptedException {
        hanging.await();
    }

    List<Received> received() {
        return received;
    }

    Received only() {
        return received.getFirst();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(new Received(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    body,
                    exchange.getRemoteAddress().getPort()));
            Script script = scripts.poll();
            if (script == null) {
                throw new IllegalStateException("no script left");
            }
            script.play(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        released.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
