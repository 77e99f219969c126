package org.metaspo.testbed;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what is inside and remembers the most there ever was. */
final class Gauge {
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    void enter() {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
    }

    void leave() {
        inside.decrementAndGet();
    }

    int most() {
        return most.get();
    }
}
