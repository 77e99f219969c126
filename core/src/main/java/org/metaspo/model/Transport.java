package org.metaspo.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.metaspo.http.ConnectionPool;
import org.metaspo.http.Headers;
import org.metaspo.http.ProxyRoute;

/**
 * The HTTP client under LangChain4j: one pool of HTTP/1.1 connections for one endpoint. A call blocks its thread; on a
 * virtual thread an interrupt ends it at once, whether it waits for the headers or hangs within the body.
 *
 * <p>A failed status comes as {@link HttpFailure}, a broken connection as {@link UncheckedIOException}. The last reply
 * with a good status stays at hand for the calling thread, for LangChain4j keeps it to itself where it cannot read it.
 */
final class Transport implements HttpClient, AutoCloseable {
    /** Of an answer. No model's comes near; an endpoint that sends more is broken, and must not fill the memory. */
    static final int MOST_BYTES = 16 << 20;

    /** Of what is fetched, such as the answers of a batch. */
    static final int MOST_FETCHED = 64 << 20;

    private final CloseableHttpClient client;
    private static final ThreadLocal<@Nullable Reply> RECEIVED = new ThreadLocal<>();

    /**
     * @param socketTimeout longest silence on a connection; the deadline of a whole call is an interrupt's matter
     * @param connections most connections at a time
     * @param proxy null = direct
     */
    Transport(Duration socketTimeout, int connections, @Nullable ProxyRoute proxy) {
        this.client = ConnectionPool.open(socketTimeout, connections, proxy);
    }

    /** The last reply with a good status that this thread received, null where there was none. */
    @Nullable
    static Reply received() {
        return RECEIVED.get();
    }

    /** Lets go of {@link #received()}. */
    static void forget() {
        RECEIVED.remove();
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        return received(exchange(request));
    }

    /** Takes a reply for this thread's last one. @throws HttpFailure a failed status */
    static SuccessfulHttpResponse received(Reply reply) {
        if (!reply.succeeded()) {
            throw new HttpFailure(reply);
        }
        RECEIVED.set(reply);
        return SuccessfulHttpResponse.builder()
                .statusCode(reply.status())
                .headers(reply.headers())
                .body(reply.body())
                .build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("This client does not stream: ask for whole answers.");
    }

    private Reply exchange(HttpRequest request) {
        HttpUriRequestBase message = new HttpUriRequestBase(request.method().name(), URI.create(request.url()));
        request.headers().forEach((name, values) -> values.forEach(value -> message.addHeader(name, value)));
        if (request.body() != null) {
            message.setEntity(
                    new ByteArrayEntity(request.body().getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_JSON));
        }
        try {
            return client.execute(message, response -> read(message, response, most(request)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int most(HttpRequest request) {
        return request.method() == HttpMethod.GET ? MOST_FETCHED : MOST_BYTES;
    }

    private static Reply read(HttpUriRequestBase message, ClassicHttpResponse response, int most) throws IOException {
        HttpEntity entity = response.getEntity();
        long announced = entity == null ? 0 : entity.getContentLength();
        byte[] body = entity == null || announced > most
                ? new byte[0]
                : entity.getContent().readNBytes(expected(announced, most) + 1);
        if (announced > most || body.length > most) {
            message.cancel(); // else closing the stream would first read what is left
            throw new IOException("the reply is longer than " + most + " bytes");
        }
        return new Reply(response.getCode(), Headers.of(response), new String(body, StandardCharsets.UTF_8));
    }

    /** As long as announced, so that no larger buffer is made than needed; the most where that is not known. */
    private static int expected(long announced, int most) {
        return announced >= 0 ? (int) announced : most;
    }

    /** Ends every connection, also those in use. */
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
