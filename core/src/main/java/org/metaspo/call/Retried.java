package org.metaspo.call;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.journal.Identity;
import org.metaspo.model.PassingFaultException;
import org.metaspo.model.ProviderFailedException;
import org.metaspo.model.Request;

/**
 * Repeats attempts that met a passing fault. Where the endpoint is limited or overloaded, pacing holds all calls back
 * together; after other faults this call waits alone, a random time below a bound that doubles ("full jitter": a crowd
 * that failed together does not come back together).
 *
 * <p>A call has so many attempts while the endpoint answers others. While it answers nobody, it is down: then the call
 * goes on, until the silence has lasted too long for the whole run. The waits change when a run ends, never its result.
 */
final class Retried implements Exchange {
    static final int ATTEMPTS = 12;
    private static final Duration FIRST_BOUND = Duration.ofSeconds(1);
    private static final Duration LAST_BOUND = Duration.ofSeconds(60);
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);
    /** A host that was never there is a wrong address rather than an outage. */
    private static final Duration LONGEST_ABSENCE = Duration.ofMinutes(1);

    private static final int MOST_DOUBLINGS = 10;

    /** Spends time between attempts. */
    @FunctionalInterface
    interface Pause {
        void rest(Duration time) throws InterruptedException;
    }

    private final Pacer pacer;
    private final Listener listener;
    private final Pause pause;
    private final Exchange next;

    /** @param pacer of the endpoint: knows whether it answers others */
    Retried(Pacer pacer, Listener listener, Pause pause, Exchange next) {
        this.pacer = pacer;
        this.listener = listener;
        this.pause = pause;
        this.next = next;
    }

    @Override
    public Paid ask(Identity identity, Request request) throws InterruptedException {
        long began = pacer.now();
        for (int attempt = 1; ; attempt++) {
            try {
                return next.ask(identity, request);
            } catch (PassingFaultException fault) {
                listener.on(new Event.AttemptFailed(request.role().key(), String.valueOf(fault.getMessage())));
                requireSense(fault, attempt, began);
                pause.rest(wait(fault, attempt));
            }
        }
    }

    private void requireSense(PassingFaultException fault, int attempt, long began) {
        Duration asked = fault.retryAfter();
        if (asked != null && asked.compareTo(LONGEST_SILENCE) > 0) {
            throw new ProviderFailedException(fault.getMessage() + " The provider asks to wait " + asked.toMinutes()
                    + " minutes; resume the run after that.");
        }
        if (attempt >= ATTEMPTS && pacer.answeredSince(began)) {
            throw new UnansweredException(fault.getMessage() + " (after " + attempt + " attempts)");
        }
        boolean never = fault.kind() == PassingFaultException.Kind.UNREACHABLE && !pacer.hasAnswered();
        if (never && pacer.silence().compareTo(LONGEST_ABSENCE) >= 0) {
            throw new ProviderFailedException(fault.getMessage() + " It was never reached since the start. Check"
                    + " `base-url`, the network and the proxy's settings, then resume the run.");
        }
        if (pacer.silence().compareTo(LONGEST_SILENCE) >= 0) {
            throw new ProviderFailedException(fault.getMessage() + " Nothing was answered for "
                    + LONGEST_SILENCE.toMinutes() + " minutes. Check the endpoint, then resume the run.");
        }
    }

    private static Duration wait(PassingFaultException fault, int attempt) {
        boolean heldBackTogether =
                switch (fault.kind()) {
                    case LIMITED, OVERLOADED -> true;
                    case TIMED_OUT, UNREACHABLE, OTHER -> false;
                };
        Duration asked = fault.retryAfter();
        if (asked != null && !heldBackTogether) {
            return asked.plusMillis(ThreadLocalRandom.current().nextLong(100));
        }
        // After many attempts in vain even an endpoint that asks for no wait gets one, from the smallest on.
        int doublings = heldBackTogether ? attempt - ATTEMPTS : attempt - 1;
        if (doublings < 0) {
            return Duration.ZERO;
        }
        long bound = Math.min(LAST_BOUND.toMillis(), FIRST_BOUND.toMillis() << Math.min(doublings, MOST_DOUBLINGS));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound + 1));
    }
}
