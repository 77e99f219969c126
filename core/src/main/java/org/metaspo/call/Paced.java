package org.metaspo.call;

import java.util.concurrent.Semaphore;
import org.metaspo.journal.Identity;
import org.metaspo.model.Request;

/**
 * Lets so many attempts onto the wire at once. A permit is held while bytes are on the wire, and on until the answer is
 * recorded, so that a kill repeats no more calls than there are permits.
 */
final class Paced implements Exchange {
    private final Semaphore permits;
    private final StopSignal stop;
    private final Exchange next;

    Paced(int concurrency, StopSignal stop, Exchange next) {
        this.permits = new Semaphore(concurrency);
        this.stop = stop;
        this.next = next;
    }

    @Override
    public Paid ask(Identity identity, Request request) throws InterruptedException {
        permits.acquire();
        boolean answered = false;
        try {
            stop.checkGoOn();
            Paid paid = next.ask(identity, request);
            answered = true;
            return new Paid(paid.answer(), paid.attempt(), paid.usd(), permits::release);
        } finally {
            if (!answered) {
                permits.release();
            }
        }
    }
}
