package org.metaspo.call;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.metaspo.model.Role;

/** Measures the time at work, in all and by role. Guarded by the budget's lock. */
final class WorkClock {
    private final Worked before;
    private final LongSupplier nanos;
    private final long began;
    private final Map<Role, Busy> busy = new EnumMap<>(Role.class);

    /** The time in which at least one call of a role is under way. */
    private static final class Busy {
        private int underWay;
        private long since;
        private long total;
    }

    /** @param before what earlier processes of the run have worked */
    WorkClock(Worked before, LongSupplier nanos) {
        this.before = before;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
        for (Role role : Role.values()) {
            busy.put(role, new Busy());
        }
    }

    void begin(Role role) {
        Busy own = busy(role);
        if (own.underWay == 0) {
            own.since = nanos.getAsLong();
        }
        own.underWay++;
    }

    void end(Role role) {
        Busy own = busy(role);
        own.underWay--;
        if (own.underWay == 0) {
            own.total += nanos.getAsLong() - own.since;
        }
    }

    Worked worked() {
        Map<Role, Duration> roles = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            roles.put(role, of(role));
        }
        return new Worked(whole(), roles);
    }

    Duration whole() {
        return before.whole().plusNanos(nanos.getAsLong() - began);
    }

    Duration of(Role role) {
        Busy own = busy(role);
        long now = own.underWay == 0 ? 0 : nanos.getAsLong() - own.since;
        return before.of(role).plusNanos(own.total + now);
    }

    private Busy busy(Role role) {
        return busy.computeIfAbsent(role, any -> new Busy());
    }
}
