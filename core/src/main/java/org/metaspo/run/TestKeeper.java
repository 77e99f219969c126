package org.metaspo.run;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Budget;
import org.metaspo.call.Caps;
import org.metaspo.call.RoleUsage;
import org.metaspo.journal.Spending;
import org.metaspo.method.SearchState;
import org.metaspo.model.Role;

/** Keeps the final test's share of the budget back from the search, renewed after each decision. */
final class TestKeeper {
    private final Budget budget;
    private final TestReserve reserve;
    private final Function<Role, RoleUsage> usage;
    private final boolean capped;
    private Map<Role, Spending> kept = Map.of();

    /** @param usage of a role's model so far */
    TestKeeper(TestReserve reserve, Caps caps, Budget budget, Function<Role, RoleUsage> usage) {
        this.reserve = reserve;
        this.capped = !caps.isEmpty();
        this.budget = budget;
        this.usage = usage;
    }

    /** Keeps what the test needs at a state of the search; null = at its start. */
    void renew(@Nullable SearchState state) {
        if (capped) {
            kept = reserve.need(state, usage);
            budget.keepForTest(kept);
        }
    }

    /** Frees what was kept, for the test itself. @return the cap that the test would pass */
    Optional<String> release() {
        budget.keepForTest(Map.of());
        // What needs no call fits any cap, also one that was passed before it was set.
        boolean free = kept.values().stream().allMatch(need -> need.attempts() == 0);
        return free ? Optional.empty() : Optional.ofNullable(budget.exceeded(kept));
    }
}
