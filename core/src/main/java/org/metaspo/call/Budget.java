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
    private Spending kept = Spending.NONE;

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
     * Keeps an amount back for the final test, of the task role; replaces what was kept before.
     *
     * @param amount what the test would need at the present prompts
     */
    public void keepForTest(Spending amount) {
        lock.lock();
        try {
            kept = amount;
            settled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The cap that an amount of the task role would pass now, in words; null where it fits. */
    @Nullable
    public String exceeded(Spending amount) {
        lock.lock();
        try {
            return exceeded(Role.TASK, amount, false);
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
            for (String cap = exceeded(role, worst, true); cap != null; cap = exceeded(role, worst, true)) {
                if (exceeded(role, worst, false) != null) {
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

    /** The cap that an amount would pass, in words; null where it fits. */
    @Nullable
    private String exceeded(Role role, Spending amount, boolean withHeld) {
        Spending all = total(spent).plus(amount).plus(kept);
        String over = over(caps, withHeld ? all.plus(total(held)) : all, "");
        Caps own = caps.roles().get(role);
        if (over != null || own == null) {
            return over;
        }
        Spending roles = spent.getOrDefault(role, Spending.NONE).plus(amount);
        roles = withHeld ? roles.plus(held.getOrDefault(role, Spending.NONE)) : roles;
        return over(own, role == Role.TASK ? roles.plus(kept) : roles, "roles." + role.key() + ".");
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
