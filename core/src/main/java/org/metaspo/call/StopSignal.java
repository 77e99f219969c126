package org.metaspo.call;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.RunStoppedException.Kind;

/** Asks a run to stop in order: nothing new starts, what is on the wire finishes and is journaled. Thread-safe. */
public final class StopSignal {
    private final CountDownLatch asked = new CountDownLatch(1);

    @Nullable
    private volatile String reason;

    /** Asks for the stop; later calls change nothing. */
    public synchronized void ask(String why) {
        if (reason == null) {
            reason = why;
            asked.countDown();
        }
    }

    /** Whether a stop was asked for. */
    public boolean isAsked() {
        return reason != null;
    }

    /**
     * Fails where a stop was asked for.
     *
     * @throws RunStoppedException if so
     */
    public void check() {
        String why = reason;
        if (why != null) {
            throw new RunStoppedException(Kind.INTERRUPTED, why);
        }
    }

    /** Waits, but not past a stop. */
    void rest(Duration time) throws InterruptedException {
        if (asked.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            check();
        }
    }
}
