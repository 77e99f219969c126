package org.metaspo.call;

import java.util.concurrent.Semaphore;
import org.metaspo.journal.Identity;
import org.metaspo.model.Request;

/** Lets so many attempts onto the wire at once. A permit is held only while bytes are on the wire. */
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
        try {
            stop.check();
            return next.ask(identity, request);
        } finally {
            permits.release();
        }
    }
}
