package org.metaspo.testbed;

import java.util.concurrent.Semaphore;

/** Lets so many requests be in service as the server has capacity; the others wait in line or are sent away. */
final class Gate {
    private final Semaphore slots;
    private final boolean reject;
    private final Gauge inService;

    Gate(int capacity, boolean reject, Gauge inService) {
        this.slots = new Semaphore(capacity, true);
        this.reject = reject;
        this.inService = inService;
    }

    void enter() throws RejectedException, InterruptedException {
        if (!reject) {
            slots.acquire();
        } else if (!slots.tryAcquire()) {
            throw new RejectedException(Rejection.full());
        }
        inService.enter();
    }

    void leave() {
        inService.leave();
        slots.release();
    }
}
