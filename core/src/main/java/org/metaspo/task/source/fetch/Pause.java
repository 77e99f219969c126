package org.metaspo.task.source.fetch;

import java.time.Duration;

/** Waits between attempts. */
@FunctionalInterface
public interface Pause {
    /** Waits on the clock. */
    Pause REAL = Thread::sleep;

    /** Returns when the time is over. */
    void of(Duration time) throws InterruptedException;
}
