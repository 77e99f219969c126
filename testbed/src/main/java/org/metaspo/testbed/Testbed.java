package org.metaspo.testbed;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP endpoint on the loopback address that speaks the providers' chat protocols, each in its vendor's dialect.
 *
 * <pre>{@code
 * try (Testbed testbed = Testbed.start(Settings.defaults().latency(Duration.ofMillis(20)))) {
 *     ... call testbed.baseUrl() + "/chat/completions" ...
 *     assertThat(testbed.log().count()).isEqualTo(1);
 * }
 * }</pre>
 */
public final class Testbed implements AutoCloseable {
    /** Room for every connection of a client that opens a thousand at once. */
    private static final int BACKLOG = 4096;

    static {
        // Read once, when the server's classes load. Without the first, small answers wait for the client's delayed
        // acknowledgements; by the others the server drops idle connections that a client is about to use again.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "100000");
        System.setProperty("sun.net.httpserver.idleInterval", "86400");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final RequestLog log;

    private Testbed(HttpServer server, Settings settings) throws IOException {
        this.server = server;
        log = new RequestLog(settings);
        Pace pace = settings.pace();
        RateLimit rateLimit = new RateLimit(pace.requestsPerMinute(), System::nanoTime);
        Gate gate = new Gate(pace.capacity(), pace.reject(), log.inService());
        for (Dialect dialect : Dialect.all()) {
            Protocol protocol = dialect.protocol();
            ChatRoute route = new ChatRoute(protocol, settings, log, rateLimit, gate, end);
            server.createContext(protocol.path(), route);
            if (dialect.name().equals("openai")) {
                OpenAiBatchRoutes.serve(server, protocol, route, settings.access());
            } else if (dialect.name().equals("anthropic")) {
                AnthropicBatchRoutes.serve(server, protocol, route, settings.access());
            }
            if (protocol instanceof RunPodProtocol jobs) {
                server.createContext(jobs.statusPath(), jobs.status());
            }
        }
        server.createContext(ModelsRoute.PATH, new ModelsRoute(settings.access()));
        settings.routes().forEach((path, answers) -> server.createContext(path, new JsonRoute(answers)));
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Starts to listen.
     *
     * @throws IOException if the port is taken or the log file cannot be written
     */
    public static Testbed start(Settings settings) throws IOException {
        // Not the platform's loopback address, which some settings make ::1 while clients are told 127.0.0.1.
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        InetSocketAddress address = new InetSocketAddress(loopback, settings.port());
        HttpServer server = HttpServer.create(address, BACKLOG);
        try {
            return new Testbed(server, settings);
        } catch (IOException e) {
            server.stop(0);
            throw e;
        }
    }

    /** The address for clients of OpenAI and Anthropic: {@code http://127.0.0.1:PORT/v1}. */
    public String baseUrl() {
        return baseUrl("openai");
    }

    /**
     * The address for clients of a vendor, whose dialect is spoken there.
     *
     * @throws IllegalArgumentException an unknown vendor
     */
    public String baseUrl(String vendor) {
        return "http://127.0.0.1:" + server.getAddress().getPort()
                + Dialect.named(vendor).root();
    }

    /** The vendors whose dialects are spoken here. */
    public static List<String> vendors() {
        return Dialect.all().stream().map(Dialect::name).toList();
    }

    /** What was asked so far. */
    public RequestLog log() {
        return log;
    }

    /** Stops at once: whoever still waits for an answer loses the connection. */
    @Override
    public void close() throws IOException {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
        log.close();
    }
}
