package org.metaspo.call;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.metaspo.model.Message;
import org.metaspo.model.PassingFaultException;
import org.metaspo.model.RateLimits;
import org.metaspo.model.Request;

/** The {@link Pacing} of one endpoint, shared by all calls to it. Thread-safe. */
final class Pacer {
    /** How often a waiting call looks whether the run is to stop. */
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(100);

    /** Characters of a token, about; the endpoint's own count corrects what it comes to. */
    private static final double CHARACTERS = 4;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LongSupplier nanos;
    private final Pacing pacing;

    Pacer(Endpoint endpoint, LongSupplier nanos) {
        this.nanos = nanos;
        this.pacing = new Pacing(
                endpoint.concurrency(), endpoint.requestsPerMinute(), endpoint.tokensPerMinute(), nanos.getAsLong());
    }

    /** One for each name; where several endpoints have the same, the most generous concurrency and the tightest limits. */
    static Map<String, Pacer> byName(Collection<Endpoint> endpoints) {
        Map<String, Endpoint> merged = new HashMap<>();
        endpoints.forEach(endpoint -> merged.merge(endpoint.name(), endpoint, Endpoint::sharedWith));
        Map<String, Pacer> pacers = new HashMap<>();
        merged.forEach((name, endpoint) -> pacers.put(name, new Pacer(endpoint, System::nanoTime)));
        return pacers;
    }

    /**
     * One attempt that is out.
     *
     * @param began nanoseconds
     * @param tokens that it will use, about
     */
    record Permit(long began, double tokens) {}

    /**
     * Waits until an attempt may go out.
     *
     * @param goOn fails where none may any more
     */
    Permit enter(Request request, Runnable goOn) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                goOn.run();
                double tokens = pacing.limitsTokens() ? tokens(request) : 0;
                long now = nanos.getAsLong();
                long wait = pacing.enter(tokens, now);
                if (wait == 0) {
                    return new Permit(now, tokens);
                }
                changed.awaitNanos(Math.min(wait, LOOK));
            }
        } finally {
            lock.unlock();
        }
    }

    void answered(RateLimits limits) {
        change(() -> pacing.answered(limits, nanos.getAsLong()));
    }

    void complained(PassingFaultException fault, Permit permit) {
        double jitter = ThreadLocalRandom.current().nextDouble();
        change(() -> pacing.complained(fault, permit.began(), jitter, nanos.getAsLong()));
    }

    void leave(Permit permit) {
        change(() -> pacing.leave(permit.tokens()));
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** A moment of this endpoint's clock, in nanoseconds. */
    long now() {
        return nanos.getAsLong();
    }

    /** Whether anything was answered after a moment. */
    boolean answeredSince(long moment) {
        lock.lock();
        try {
            return pacing.lastAnswer() - moment > 0;
        } finally {
            lock.unlock();
        }
    }

    /** Whether anything was ever answered. */
    boolean hasAnswered() {
        lock.lock();
        try {
            return pacing.hasAnswered();
        } finally {
            lock.unlock();
        }
    }

    /** How long nothing was answered. */
    Duration silence() {
        lock.lock();
        try {
            return Duration.ofNanos(pacing.silence(nanos.getAsLong()));
        } finally {
            lock.unlock();
        }
    }

    private static double tokens(Request request) {
        double characters = 0;
        for (Message message : request.messages()) {
            characters += message.text().length();
        }
        return characters / CHARACTERS + request.parameters().maxTokens();
    }
}
