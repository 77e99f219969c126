package org.metaspo.call;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.RunStoppedException.Kind;
import org.metaspo.journal.Spending;
import org.metaspo.model.Role;

/**
 * Keeps every cap, with any number of calls in flight. Each attempt holds its worst case until it settles on what was
 * reported. A worst case that does not fit waits for those in flight; only when it would not fit with nothing in flight
 * does the run stop. What the final test will need is kept back from the search. Thread-safe.
 */
public final class Budget {
    private final Caps caps;
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
        this.caps = caps;
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
        } finally {
            lock.unlock();
        }
    }

    /** Replaces a held worst case by what it came to. */
    void settle(Role role, Spending worst, Spending actual) {
        lock.lock();
        try {
            held.computeIfPresent(role, (key, sum) -> sum.minus(worst));
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
        for (Role role : Role.values()) {
            Caps own = caps.roles().get(role);
            Spending amount = amounts.get(role);
            if (over == null && own != null && amount != null) {
                Spending ofRole = of(spent, role).plus(amount).plus(of(kept, role));
                over = over(own, withHeld ? ofRole.plus(of(held, role)) : ofRole, "roles." + role.key() + ".");
            }
        }
        return over;
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
