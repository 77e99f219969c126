package org.metaspo.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Requests and replies of one model as they stand in a batch. The same protocol writes and reads them that speaks on the
 * wire, over a client that goes nowhere: it keeps the request, or hands back a reply that is there already.
 */
final class BatchItems {
    private static final ThreadLocal<@Nullable Reply> CANNED = new ThreadLocal<>();
    private final Protocol protocol;
    private final EndpointProvider provider;

    /** @param protocol over a client */
    BatchItems(Target target, Preset preset, ModelSettings settings, Function<HttpClientBuilder, Protocol> protocol) {
        this.protocol = protocol.apply(new TransportBuilder(new Nowhere(), settings.timeout()));
        this.provider = new EndpointProvider(target, preset, null, this.protocol, () -> {});
    }

    /** The body of a request, as JSON on one line; LangChain4j writes it on many. */
    String body(Request request) throws InterruptedException {
        CANNED.remove();
        try {
            protocol.send(request);
        } catch (RuntimeException e) { // LangChain4j wraps what its client throws
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Kept kept) {
                    return Objects.requireNonNull(Json.object(kept.body)).toString();
                }
            }
            throw e;
        }
        throw new IllegalStateException("a client that goes nowhere answered");
    }

    long bytes(Request request) throws InterruptedException {
        return body(request).getBytes(StandardCharsets.UTF_8).length;
    }

    /** What a reply means, in the tier of batches. It fails as {@link Provider#ask} does. */
    Answer read(Request request, Reply reply) throws InterruptedException {
        CANNED.set(reply);
        try {
            Answer answer = provider.ask(request);
            return new Answer(answer.outcome(), answer.text(), answer.usage().in(Tier.BATCH));
        } finally {
            CANNED.remove();
        }
    }

    private static final class Nowhere implements HttpClient {
        @Override
        public SuccessfulHttpResponse execute(HttpRequest request) {
            Reply reply = CANNED.get();
            if (reply == null) {
                throw new Kept(request.body());
            }
            return Transport.received(reply);
        }

        @Override
        public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
            throw new UnsupportedOperationException("This client does not stream: ask for whole answers.");
        }
    }

    /** Carries the request out of LangChain4j. */
    private static final class Kept extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String body;

        Kept(@Nullable String body) {
            super(null, null, false, false);
            this.body = body == null ? "" : body;
        }
    }
}
