package org.metaspo.call;

import java.time.Duration;
import org.metaspo.model.Role;

/** Whether calls of a role may go on: no stop is asked for, no call of the block has failed, and time is left. */
final class Gate {
    private final StopSignal stop;
    private final Budget budget;
    private final Role role;

    Gate(StopSignal stop, Budget budget, Role role) {
        this.stop = stop;
        this.budget = budget;
        this.role = role;
    }

    /** Fails where they may not. */
    void check() {
        stop.checkGoOn();
        budget.requireTime(role);
    }

    /** Waits, but not past a stop, a halt, or the end of the time. */
    void rest(Duration time) throws InterruptedException {
        Duration left = budget.timeLeft(role);
        stop.rest(time.compareTo(left) < 0 ? time : left);
        check();
    }
}
