package org.metaspo.call;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.RunStoppedException.Kind;
import org.metaspo.journal.Spending;
import org.metaspo.model.Role;

/**
 * Keeps every cap, with any number of calls in flight. Each attempt holds its worst case until it settles on what was
 * reported. A worst case that does not fit waits for those in flight; only when it would not fit with nothing in flight
 * does the run stop. What the final test will need is kept back from the search. Thread-safe.
 *
 * <p>Time cannot be held: after the last minute nothing new goes out, and what is on the wire may end. Kept back for the
 * final test is 1.5 times as long as so many calls took so far.
 */
public final class Budget {
    private static final BigDecimal MINUTE =
            BigDecimal.valueOf(Duration.ofMinutes(1).toNanos());
    private static final double TIME_MARGIN = 1.5;

    private final Caps caps;
    private final WorkClock clock;
    private final Map<Role, Spending> spent = new EnumMap<>(Role.class);
    private final Map<Role, Spending> held = new EnumMap<>(Role.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    private Map<Role, Spending> kept = Map.of();

    /**
     * @param caps what may be spent
     * @param before what earlier processes of the run have spent, by role
     */
    public Budget(Caps caps, Map<Role, Spending> before) {
        this(caps, before, Worked.NOTHING, System::nanoTime);
    }

    /**
     * A budget that minds the time, too.
     *
     * @param caps what may be spent
     * @param before what earlier processes of the run have spent, by role
     * @param worked how long they were at work
     * @param nanos the time now, in nanoseconds from any moment on
     */
    public Budget(Caps caps, Map<Role, Spending> before, Worked worked, LongSupplier nanos) {
        this.caps = caps;
        this.clock = new WorkClock(worked, nanos);
        for (Role role : Role.values()) {
            spent.put(role, before.getOrDefault(role, Spending.NONE));
            held.put(role, Spending.NONE);
        }
    }

    /** Whether any cap is set; without one nothing needs to be reserved. */
    boolean isCapped() {
        return !caps.isEmpty();
    }

    /**
     * Keeps amounts back for the final test; replaces what was kept before.
     *
     * @param amounts what the test would need at the present prompts, by role
     */
    public void keepForTest(Map<Role, Spending> amounts) {
        lock.lock();
        try {
            kept = Map.copyOf(amounts);
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The cap that amounts by role would pass now, all together, in words; null where they fit. */
    @Nullable
    public String exceeded(Map<Role, Spending> amounts) {
        lock.lock();
        try {
            return exceeded(amounts, false);
        } finally {
            lock.unlock();
        }
    }

    /** What was spent over all roles. */
    public Spending spent() {
        lock.lock();
        try {
            return total(spent);
        } finally {
            lock.unlock();
        }
    }

    /** How long the run has been at work, earlier processes included. */
    public Worked worked() {
        lock.lock();
        try {
            return clock.worked();
        } finally {
            lock.unlock();
        }
    }

    /** Fails where the time of a role, or of all, is used up. @throws RunStoppedException if so */
    void requireTime(Role role) {
        if (caps.capsTime() && timeLeft(role).isZero()) {
            throw new RunStoppedException(Kind.BUDGET, outOfTime(role) + " is used up");
        }
    }

    /** How long calls of a role may still go out, 0 or more; what is kept back for the test is taken off. */
    Duration timeLeft(Role role) {
        lock.lock();
        try {
            Duration left = left(caps, clock.whole().plus(timeFor(kept)));
            Caps own = caps.roles().get(role);
            Duration ofRole = own == null ? left : left(own, clock.of(role).plus(timeFor(role, of(kept, role))));
            return ofRole.compareTo(left) < 0 ? ofRole : left;
        } finally {
            lock.unlock();
        }
    }

    private String outOfTime(Role role) {
        Caps own = caps.roles().get(role);
        boolean all = caps.minutes() != null
                && left(caps, clock.whole().plus(timeFor(kept))).isZero();
        return all || own == null ? minutes(caps, "") : minutes(own, "roles." + role.key() + ".");
    }

    /** Holds an attempt's worst case. @throws RunStoppedException if it cannot fit */
    void hold(Role role, Spending worst) throws InterruptedException {
        lock.lock();
        try {
            Map<Role, Spending> amount = Map.of(role, worst);
            for (String cap = exceeded(amount, true); cap != null; cap = exceeded(amount, true)) {
                if (exceeded(amount, false) != null) {
                    throw new RunStoppedException(Kind.BUDGET, cap + " is used up");
                }
                settled.await();
            }
            held.merge(role, worst, Spending::plus);
            clock.begin(role);
        } finally {
            lock.unlock();
        }
    }

    /** Replaces what an earlier process of the run may have spent by what it came to. */
    void correct(Role role, Spending mayHave, Spending actual) {
        lock.lock();
        try {
            spent.computeIfPresent(role, (key, sum) -> sum.minus(mayHave).plus(actual));
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Replaces a held worst case by what it came to. */
    void settle(Role role, Spending worst, Spending actual) {
        lock.lock();
        try {
            held.computeIfPresent(role, (key, sum) -> sum.minus(worst));
            clock.end(role);
            spent.merge(role, actual, Spending::plus);
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The cap that amounts would pass, in words; null where they fit. */
    @Nullable
    private String exceeded(Map<Role, Spending> amounts, boolean withHeld) {
        Spending all = total(spent).plus(total(amounts)).plus(total(kept));
        String over = over(caps, withHeld ? all.plus(total(held)) : all, "");
        if (over == null
                && left(caps, clock.whole().plus(timeFor(kept)).plus(timeFor(amounts)))
                        .isZero()) {
            over = minutes(caps, "");
        }
        for (Role role : Role.values()) {
            Caps own = caps.roles().get(role);
            Spending amount = amounts.get(role);
            if (over == null && own != null && amount != null) {
                Spending ofRole = of(spent, role).plus(amount).plus(of(kept, role));
                String prefix = "roles." + role.key() + ".";
                over = over(own, withHeld ? ofRole.plus(of(held, role)) : ofRole, prefix);
                Duration time = clock.of(role).plus(timeFor(role, amount.plus(of(kept, role))));
                over = over == null && left(own, time).isZero() ? minutes(own, prefix) : over;
            }
        }
        return over;
    }

    private Duration timeFor(Map<Role, Spending> amounts) {
        return amounts.entrySet().stream()
                .map(amount -> timeFor(amount.getKey(), amount.getValue()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** As long as so many attempts took so far, and half as long again; nothing before the first. */
    private Duration timeFor(Role role, Spending amount) {
        long attempts = of(spent, role).attempts();
        double each = attempts == 0 ? 0 : (double) clock.of(role).toNanos() / attempts;
        return Duration.ofNanos((long) (TIME_MARGIN * each * amount.attempts()));
    }

    private static Duration left(Caps caps, Duration used) {
        if (caps.minutes() == null) {
            return Duration.ofNanos(Long.MAX_VALUE);
        }
        BigDecimal nanos = caps.minutes().multiply(MINUTE).setScale(0, RoundingMode.DOWN);
        Duration left = Duration.ofNanos(nanos.longValue()).minus(used);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static String minutes(Caps caps, String prefix) {
        return "budget." + prefix + "minutes = "
                + (caps.minutes() == null ? "" : caps.minutes().toPlainString());
    }

    private static Spending of(Map<Role, Spending> byRole, Role role) {
        return byRole.getOrDefault(role, Spending.NONE);
    }

    @Nullable
    private static String over(Caps caps, Spending spending, String prefix) {
        if (caps.calls() != null && spending.attempts() > caps.calls()) {
            return "budget." + prefix + "calls = " + caps.calls();
        }
        if (caps.tokens() != null && spending.tokens() > caps.tokens()) {
            return "budget." + prefix + "tokens = " + caps.tokens();
        }
        if (caps.usd() != null && spending.usd().compareTo(caps.usd()) > 0) {
            return "budget." + prefix + "usd = " + caps.usd().toPlainString();
        }
        return null;
    }

    private static Spending total(Map<Role, Spending> byRole) {
        return byRole.values().stream().reduce(new Spending(0, 0, BigDecimal.ZERO), Spending::plus);
    }
}
