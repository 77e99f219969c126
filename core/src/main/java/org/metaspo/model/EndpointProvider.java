package org.metaspo.model;

import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metaspo.http.Interruption;
import tools.jackson.databind.JsonNode;

/** A model behind an HTTP endpoint: LangChain4j speaks, our transport carries, the raw reply has the last word. */
final class EndpointProvider implements Provider {
    private final Protocol protocol;
    private final Transport transport;
    private final FaultClassifier classifier;
    private final ThrownFault thrown;
    private volatile RateLimits limits = RateLimits.NONE;

    EndpointProvider(Target target, Protocol protocol, Transport transport) {
        this.protocol = protocol;
        this.transport = transport;
        this.classifier = new FaultClassifier(target, InstantSource.system());
        this.thrown = new ThrownFault(target, classifier);
    }

    @Override
    public Answer ask(Request request) throws InterruptedException {
        Interruption.check();
        try {
            ChatResponse response = protocol.send(request);
            Reply reply = Objects.requireNonNull(Transport.received());
            limits = RateHeaders.in(reply.headers(), Instant.now());
            return read(request, reply, response);
        } catch (PassingFaultException | ProviderFailedException e) {
            throw e;
        } catch (RuntimeException e) { // LangChain4j's exceptions have no common family; the unknown are passed on
            Interruption.check(e);
            Reply unread = Transport.received();
            return unread == null ? new Answer(thrown.outcome(e), "", Usage.NONE) : read(request, unread, null);
        } finally {
            Transport.forget();
        }
    }

    /** @param response null where LangChain4j could not make one of the reply */
    private Answer read(Request request, Reply reply, @Nullable ChatResponse response) {
        JsonNode body = Json.object(reply.body());
        if (body == null) {
            throw classifier.unreadable(reply);
        }
        JsonNode error = ErrorBody.find(body);
        if (error != null) {
            return new Answer(classifier.outcome(reply.status(), reply.headers(), ErrorBody.of(error)), "", Usage.NONE);
        }
        Protocol.Reading reading = protocol.read(body);
        if (response == null && reading.refusal().isEmpty()) {
            throw classifier.unreadable(reply);
        }
        String text = response == null ? reading.refusal() : text(request, response);
        Usage usage = reading.usage();
        return new Answer(reading.outcome(), text, usage == null ? TokenBound.of(request, text) : usage);
    }

    private static String text(Request request, ChatResponse response) {
        String text = response.aiMessage().text();
        return text == null ? "" : Choices.unwrap(request.parameters(), text);
    }

    @Override
    public RateLimits limits() {
        return limits;
    }

    @Override
    public void close() {
        transport.close();
    }
}
