package org.metaspo.call;

import java.time.Duration;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.model.PassingFaultException;
import org.metaspo.model.ProviderFailedException;
import org.metaspo.model.Role;

/** Repeats what is asked about a batch, such as how far it is, through passing faults of up to ten minutes. */
final class Patience {
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LAST_WAIT = Duration.ofMinutes(1);

    /** One question to the provider. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws InterruptedException;
    }

    private final Role role;
    private final Listener listener;
    private final Retried.Pause pause;

    Patience(Role role, Listener listener, Retried.Pause pause) {
        this.role = role;
        this.listener = listener;
        this.pause = pause;
    }

    <T> T until(Question<T> question) throws InterruptedException {
        Duration silent = Duration.ZERO;
        Duration wait = FIRST_WAIT;
        while (true) {
            try {
                return question.ask();
            } catch (PassingFaultException fault) {
                listener.on(new Event.AttemptFailed(role.key(), String.valueOf(fault.getMessage())));
                Duration asked = fault.retryAfter();
                Duration next = asked == null ? wait : asked;
                silent = silent.plus(next);
                if (silent.compareTo(LONGEST_SILENCE) > 0) {
                    throw new ProviderFailedException(fault.getMessage() + " Nothing else was answered for "
                            + LONGEST_SILENCE.toMinutes() + " minutes. Resume the run later: a batch that was handed in"
                            + " is waited for, not handed in again.");
                }
                pause.rest(next);
                wait = wait.multipliedBy(2).compareTo(LAST_WAIT) > 0 ? LAST_WAIT : wait.multipliedBy(2);
            }
        }
    }
}
