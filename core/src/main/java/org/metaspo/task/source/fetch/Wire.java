package org.metaspo.task.source.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.metaspo.http.ConnectionPool;
import org.metaspo.http.Headers;
import org.metaspo.http.ProxyRoute;

/**
 * One request at a time, with its redirects. The token goes to the hub alone: a redirect that leaves it loses the token for
 * good. Addresses are the public ones; {@link Hosts} says where they are really asked.
 */
final class Wire implements AutoCloseable {
    private static final int REDIRECTS = 5;
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final int SHOWN = 1 << 12;

    /** The facts of the largest data sets, with the names of a hundred thousand files, are a third of it. */
    private static final int LONGEST = 32_000_000;

    private final Hosts hosts;
    private final UnaryOperator<@Nullable String> environment;
    private final Map<Optional<ProxyRoute>, CloseableHttpClient> clients = new HashMap<>();

    Wire(Hosts hosts, UnaryOperator<@Nullable String> environment) {
        this.hosts = hosts;
        this.environment = environment;
    }

    /** An answer with a good status; the body is read while it is open. */
    record Answer(int status, Map<String, List<String>> headers, InputStream body, long length) {
        @Nullable
        String header(String name) {
            return Headers.first(headers, name);
        }

        /** All of it: an answer to a question, which is never long. */
        String text() throws IOException {
            byte[] text = body.readNBytes(LONGEST + 1);
            if (text.length > LONGEST) {
                throw new IOException("the answer is longer than " + LONGEST / 1_000_000 + " MB");
            }
            return new String(text, StandardCharsets.UTF_8);
        }
    }

    /** What to do with an answer. */
    interface Reading<T> {
        T of(Answer answer) throws IOException, StatusException, InterruptedException;
    }

    /** What one hop led to: another address, or a result. */
    private record Hop<T>(
            @Nullable URI next,
            @Nullable T result,
            @Nullable Exception failure) {}

    /** GET, redirects followed. */
    <T> T get(URI address, Map<String, String> headers, Reading<T> reading)
            throws IOException, StatusException, InterruptedException {
        return follow("GET", address, headers, reading);
    }

    /** HEAD: facts of the host itself. Redirects are followed as long as they do not leave it. */
    Map<String, List<String>> head(URI address) throws IOException, StatusException, InterruptedException {
        return follow("HEAD", address, Map.of(), Answer::headers);
    }

    private <T> T follow(String method, URI address, Map<String, String> headers, Reading<T> reading)
            throws IOException, StatusException, InterruptedException {
        URI at = hosts.place(address);
        boolean trusted = hosts.isTrusted(at);
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            Hop<T> reached = hop(method, at, headers, trusted, reading);
            if (reached.failure() instanceof StatusException refused) {
                throw refused;
            }
            if (reached.failure() instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            URI next = reached.next();
            if (next == null) {
                return Objects.requireNonNull(reached.result());
            }
            at = next;
            trusted = trusted && hosts.isTrusted(at);
        }
        throw new IOException("redirected more than " + REDIRECTS + " times");
    }

    private <T> Hop<T> hop(String method, URI at, Map<String, String> headers, boolean trusted, Reading<T> reading)
            throws IOException {
        HttpUriRequestBase request = new HttpUriRequestBase(method, at);
        request.setHeader("Accept-Encoding", "identity");
        request.setHeader("User-Agent", "metaspo");
        headers.forEach(request::setHeader);
        if (trusted && hosts.token() != null) {
            request.setHeader("Authorization", "Bearer " + hosts.token());
        }
        return client(at).execute(request, response -> {
            try {
                return read(method, at, response, reading);
            } catch (StatusException | InterruptedException e) {
                request.cancel(); // else closing would first read what is left of the body
                return new Hop<>(null, null, e);
            }
        });
    }

    private <T> Hop<T> read(String method, URI at, ClassicHttpResponse response, Reading<T> reading)
            throws IOException, StatusException, InterruptedException {
        Map<String, List<String>> headers = Headers.of(response);
        int status = response.getCode();
        String location = Headers.first(headers, "Location");
        if (status / 100 == 3 && location != null) {
            URI next = next(at, location);
            boolean stays = next.getHost().equalsIgnoreCase(at.getHost()) && next.getPort() == at.getPort();
            if (stays || !method.equals("HEAD")) {
                return new Hop<>(next, null, null);
            }
        } else if (status / 100 != 2) {
            throw new StatusException(status, headers, beginning(response));
        }
        InputStream body = response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
        long length = response.getEntity() == null ? 0 : response.getEntity().getContentLength();
        return new Hop<>(null, reading.of(new Answer(status, headers, body, length)), null);
    }

    private static URI next(URI at, String location) throws IOException {
        try {
            URI next = at.resolve(location);
            if (next.getHost() != null && String.valueOf(next.getScheme()).matches("https?")) {
                return next;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("redirected to an address that cannot be read", e);
        }
        throw new IOException("redirected to an address that is not HTTP");
    }

    private static String beginning(ClassicHttpResponse response) throws IOException {
        return response.getEntity() == null
                ? ""
                : new String(response.getEntity().getContent().readNBytes(SHOWN), StandardCharsets.UTF_8);
    }

    private CloseableHttpClient client(URI at) {
        Optional<ProxyRoute> proxy = Optional.ofNullable(ProxyRoute.to(at, environment, ProxySelector.getDefault()));
        return clients.computeIfAbsent(proxy, route -> ConnectionPool.open(SILENCE, 4, route.orElse(null)));
    }

    @Override
    public void close() {
        clients.values().forEach(client -> client.close(CloseMode.IMMEDIATE));
    }
}
