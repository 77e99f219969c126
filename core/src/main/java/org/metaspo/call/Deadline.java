package org.metaspo.call;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
        Cut cut = new Cut(Thread.currentThread());
        ScheduledFuture<?> planned = TIMER.schedule(cut::fall, timeout.toNanos(), TimeUnit.NANOSECONDS);
        try {
            return next.ask(identity, request);
        } catch (InterruptedException e) {
            if (cut.hasFallen()) {
                throw PassingFaultException.timedOut(
                        "No complete answer within " + timeout.toMillis() / 1000.0 + " s.");
            }
            throw e;
        } finally {
            planned.cancel(false);
            cut.end();
        }
    }

    /** The interrupt of one attempt: it falls before the attempt's end or not at all. */
    private static final class Cut {
        private final Thread caller;
        private boolean over;
        private boolean fallen;

        Cut(Thread caller) {
            this.caller = caller;
        }

        synchronized void fall() {
            if (!over) {
                fallen = true;
                caller.interrupt();
            }
        }

        synchronized boolean hasFallen() {
            return fallen;
        }

        /** Where the cut won the race against an answer, its interrupt is not meant for what follows. */
        synchronized void end() {
            over = true;
            if (fallen) {
                Thread.interrupted();
            }
        }
    }
}
