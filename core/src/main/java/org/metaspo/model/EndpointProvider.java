package org.metaspo.model;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metaspo.http.Interruption;
import tools.jackson.databind.JsonNode;

/** A model behind an HTTP endpoint: LangChain4j speaks, our transport carries, the raw reply has the last word. */
final class EndpointProvider implements Provider {
    private final @Nullable URI address;
    private final Preset preset;
    private final @Nullable PromptCache cache;
    private final Protocol protocol;
    private final Runnable close;
    private final @Nullable Batches batches;
    private final FaultClassifier classifier;
    private final ThrownFault thrown;
    private volatile RateLimits limits = RateLimits.NONE;

    EndpointProvider(Target target, Preset preset, @Nullable PromptCache cache, Protocol protocol, Runnable close) {
        this(target, preset, cache, protocol, close, null);
    }

    /** @param batches null where calls are asked one by one */
    EndpointProvider(
            Target target,
            Preset preset,
            @Nullable PromptCache cache,
            Protocol protocol,
            Runnable close,
            @Nullable Batches batches) {
        this.address = target.address();
        this.preset = preset;
        this.cache = cache;
        this.protocol = protocol;
        this.close = close;
        this.batches = batches;
        this.classifier = new FaultClassifier(target, preset.faults(), InstantSource.system());
        this.thrown = new ThrownFault(target, classifier);
    }

    @Override
    public Answer ask(Request request) throws InterruptedException {
        Interruption.check();
        try {
            String text = protocol.send(request);
            Reply reply = Objects.requireNonNull(Transport.received());
            limits = RateHeaders.in(preset.limits(), reply.headers(), Instant.now());
            return read(request, reply, text);
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

    /** @param text null where no answer could be made of the reply */
    private Answer read(Request request, Reply reply, @Nullable String text) {
        JsonNode body = Json.object(reply.body());
        if (body == null) {
            throw classifier.unreadable(reply);
        }
        JsonNode error = ErrorBody.find(body);
        if (error != null) {
            return new Answer(classifier.outcome(reply.status(), reply.headers(), ErrorBody.of(error)), "", Usage.NONE);
        }
        Protocol.Reading reading = protocol.read(body, request);
        if (text == null && reading.refusal().isEmpty()) {
            throw classifier.unreadable(reply);
        }
        String said = text == null ? reading.refusal() : Choices.unwrap(request.parameters(), text);
        Usage usage = preset.usage().in(body);
        return new Answer(
                reading.outcome(), said, (usage == null ? TokenBound.of(request, said) : usage).in(reading.tier()));
    }

    @Override
    public @Nullable URI address() {
        return address;
    }

    @Override
    public RateLimits limits() {
        return limits;
    }

    @Override
    public @Nullable PromptCache promptCache() {
        return cache;
    }

    @Override
    public @Nullable Batches batches() {
        return batches;
    }

    @Override
    public void close() {
        close.run();
    }
}
