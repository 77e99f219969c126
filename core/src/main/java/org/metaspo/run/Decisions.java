package org.metaspo.run;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Ledger;
import org.metaspo.method.SearchState;
import org.metaspo.model.Role;

/** Keeps a search's decisions, and what it had used by each. */
final class Decisions {
    private final List<History.Decision> all = new ArrayList<>();
    private final Ledger ledger;

    @Nullable
    private Pass pass;

    Decisions(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Whose decisions they are. */
    void of(Pass owner) {
        pass = owner;
    }

    void add(SearchState state) {
        BigDecimal usd = BigDecimal.ZERO;
        for (Role role : Role.values()) {
            usd = usd.add(ledger.usage(role).usd());
        }
        all.add(new History.Decision(
                state,
                Objects.requireNonNull(pass, "of() comes first").candidates().size(),
                ledger.usage(Role.TASK).calls(),
                usd));
    }

    List<History.Decision> all() {
        return List.copyOf(all);
    }
}
