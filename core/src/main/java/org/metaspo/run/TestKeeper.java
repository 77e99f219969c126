package org.metaspo.run;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Budget;
import org.metaspo.call.Caps;
import org.metaspo.call.RoleUsage;
import org.metaspo.journal.Spending;
import org.metaspo.method.SearchState;

/** Keeps the final test's share of the budget back from the search, renewed after each decision. */
final class TestKeeper {
    private final Budget budget;
    private final TestReserve reserve;
    private final Supplier<RoleUsage> usage;
    private final boolean capped;
    private Spending kept = Spending.NONE;

    /** @param usage of the task model so far */
    TestKeeper(TestReserve reserve, Caps caps, Budget budget, Supplier<RoleUsage> usage) {
        this.reserve = reserve;
        this.capped = !caps.isEmpty();
        this.budget = budget;
        this.usage = usage;
    }

    /** Keeps what the test needs at a state of the search; null = at its start. */
    void renew(@Nullable SearchState state) {
        if (capped) {
            kept = reserve.need(state, usage.get());
            budget.keepForTest(kept);
        }
    }

    /** Frees what was kept, for the test itself. @return the cap that the test would pass */
    Optional<String> release() {
        budget.keepForTest(Spending.NONE);
        // What needs no call fits any cap, also one that was passed before it was set.
        return kept.attempts() == 0 ? Optional.empty() : Optional.ofNullable(budget.exceeded(kept));
    }
}
