package org.metaspo.call;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.RunStoppedException.Kind;

/**
 * Asks a run to stop in order: nothing new starts, what is on the wire finishes and is journaled. Thread-safe.
 *
 * <p>Within one block of calls there is a <em>halt</em> beside it: after one call failed for good the others that are not
 * on the wire yet, or rest between attempts, give up at once.
 */
public final class StopSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    @Nullable
    private volatile String reason;

    private volatile boolean halted;

    /** Asks for the stop; later calls change nothing. */
    public void ask(String why) {
        change(() -> reason = reason == null ? why : reason);
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

    /** Ends the block of calls. */
    void halt() {
        change(() -> halted = true);
    }

    /** A new block begins. */
    void endHalt() {
        change(() -> halted = false);
    }

    /** Fails where nothing new shall go out. */
    void checkGoOn() {
        check();
        if (halted) {
            throw new HaltedException();
        }
    }

    /** Waits, but not past a stop or a halt. */
    void rest(Duration time) throws InterruptedException {
        lock.lock();
        try {
            long left = time.toNanos();
            while (left > 0) {
                checkGoOn();
                left = changed.awaitNanos(left);
            }
            checkGoOn();
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
