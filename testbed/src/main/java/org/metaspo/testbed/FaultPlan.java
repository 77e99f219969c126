package org.metaspo.testbed;

import java.util.List;
import java.util.Optional;

/** Decides which requests fail, and how. A rejected request (wrong key, unknown model ...) does not reach the plan. */
@FunctionalInterface
public interface FaultPlan {
    /** The fault of this call, empty if it passes. */
    Optional<Fault> on(ChatCall call);

    /** Every call passes. */
    static FaultPlan none() {
        return call -> Optional.empty();
    }

    /** The first {@code n} calls that arrive fail; which they are depends on the order of arrival. */
    static FaultPlan first(int n, Fault fault) {
        return call -> call.ordinal() <= n ? Optional.of(fault) : Optional.empty();
    }

    /** Every {@code n}th call that arrives fails; which they are depends on the order of arrival. */
    static FaultPlan everyNth(int n, Fault fault) {
        if (n < 1) {
            throw new IllegalArgumentException("Every nth call, n from 1, not " + n);
        }
        return call -> call.ordinal() % n == 0 ? Optional.of(fault) : Optional.empty();
    }

    /** Every body fails the first {@code n} times that it is sent. */
    static FaultPlan firstAttempts(int n, Fault fault) {
        return call -> call.attempt() <= n ? Optional.of(fault) : Optional.empty();
    }

    /**
     * A share of all calls fails with one of the faults, drawn from seed, body and attempt: the same calls whatever
     * their order. The third attempt of a body and every later one passes, so a patient client always gets through.
     *
     * @param share 0 to 1
     */
    static FaultPlan share(double share, long seed, Fault... faults) {
        List<Fault> drawn = List.of(faults);
        if (!(share >= 0 && share <= 1) || drawn.isEmpty()) {
            throw new IllegalArgumentException(
                    "A share lies between 0 and 1 and needs a fault: %s of %s".formatted(share, drawn));
        }
        return call -> {
            String attempt = Integer.toString(call.attempt());
            boolean fails = call.attempt() < 3 && Draw.unit(seed, call.digest(), attempt) < share;
            return fails
                    ? Optional.of(drawn.get(Draw.index(drawn.size(), seed, "which", call.digest(), attempt)))
                    : Optional.empty();
        };
    }

    /** Calls whose system or user text holds {@code text} fail, however often they are sent. */
    static FaultPlan forBodyContaining(String text, Fault fault) {
        return call -> call.text().contains(text) ? Optional.of(fault) : Optional.empty();
    }

    /** The plan holds for one model; calls to others pass. */
    static FaultPlan forModel(String model, FaultPlan plan) {
        return call -> call.model().equals(model) ? plan.on(call) : Optional.empty();
    }

    /** This plan, and for calls that it lets pass another one. */
    default FaultPlan or(FaultPlan other) {
        return call -> on(call).or(() -> other.on(call));
    }
}
