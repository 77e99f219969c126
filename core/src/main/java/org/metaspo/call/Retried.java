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
 * Repeats attempts that met a passing fault, a bounded number of times: after the wait that the provider asks for, else
 * after a random time below a bound that doubles ("full jitter": a crowd that failed together does not come back
 * together). The waits change when a run ends, never its result.
 */
final class Retried implements Exchange {
    static final int ATTEMPTS = 6;
    private static final Duration FIRST_BOUND = Duration.ofSeconds(1);
    private static final Duration LAST_BOUND = Duration.ofSeconds(30);
    private static final Duration LONGEST_ASKED = Duration.ofMinutes(10);

    /** Spends time between attempts. */
    @FunctionalInterface
    interface Pause {
        void rest(Duration time) throws InterruptedException;
    }

    private final Listener listener;
    private final Pause pause;
    private final Exchange next;

    Retried(Listener listener, Pause pause, Exchange next) {
        this.listener = listener;
        this.pause = pause;
        this.next = next;
    }

    @Override
    public Paid ask(Identity identity, Request request) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return next.ask(identity, request);
            } catch (PassingFaultException fault) {
                listener.on(new Event.AttemptFailed(request.role().key(), String.valueOf(fault.getMessage())));
                if (attempt == ATTEMPTS) {
                    throw new UnansweredException(fault.getMessage() + " (after " + ATTEMPTS + " attempts)");
                }
                pause.rest(wait(fault, attempt));
            }
        }
    }

    private static Duration wait(PassingFaultException fault, int attempt) {
        Duration asked = fault.retryAfter();
        if (asked == null) {
            long bound = Math.min(LAST_BOUND.toMillis(), FIRST_BOUND.toMillis() << (attempt - 1));
            return Duration.ofMillis(ThreadLocalRandom.current().nextLong(bound + 1));
        }
        if (asked.compareTo(LONGEST_ASKED) > 0) {
            throw new ProviderFailedException(fault.getMessage() + " The provider asks to wait " + asked.toMinutes()
                    + " minutes; resume the run after that.");
        }
        return asked.plusMillis(ThreadLocalRandom.current().nextLong(100));
    }
}
