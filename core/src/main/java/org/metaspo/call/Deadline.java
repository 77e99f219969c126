package org.metaspo.call;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.metaspo.journal.Identity;
import org.metaspo.model.PassingFaultException;
import org.metaspo.model.Request;

/**
 * Cuts an attempt that takes too long, wherever it hangs: before the headers, or in a body that stopped coming. The cut
 * is an interrupt of the calling thread, which ends blocked network calls of virtual threads at once.
 */
final class Deadline implements Exchange {
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final Duration timeout;
    private final Exchange next;

    Deadline(Duration timeout, Exchange next) {
        this.timeout = timeout;
        this.next = next;
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("deadline").factory());
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    @Override
    public Paid ask(Identity identity, Request request) throws InterruptedException {
        Thread caller = Thread.currentThread();
        AtomicBoolean over = new AtomicBoolean();
        ScheduledFuture<?> cut = TIMER.schedule(
                () -> {
                    if (over.compareAndSet(false, true)) {
                        caller.interrupt();
                    }
                },
                timeout.toNanos(),
                TimeUnit.NANOSECONDS);
        try {
            return next.ask(identity, request);
        } catch (InterruptedException e) {
            if (over.get()) {
                throw new PassingFaultException("No complete answer within " + timeout.toSeconds() + " s.", 0, null);
            }
            throw e;
        } finally {
            cut.cancel(false);
            if (!over.compareAndSet(false, true)) {
                swallowLateInterrupt();
            }
        }
    }

    /** The cut won the race against an answer: its interrupt, now or in a moment, is not meant for what follows. */
    private static void swallowLateInterrupt() {
        for (int spin = 0; spin < 1_000_000 && !Thread.interrupted(); spin++) {
            Thread.onSpinWait();
        }
    }
}
