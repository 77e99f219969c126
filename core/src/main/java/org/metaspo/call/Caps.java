package org.metaspo.call;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.model.Role;

/**
 * What a run may spend; null = no cap.
 *
 * @param calls attempts on the wire
 * @param tokens input and output tokens
 * @param usd money
 * @param minutes of work over all processes of the run; of a role: minutes in which calls of it are under way
 * @param roles caps of single roles, beside those over all
 */
public record Caps(
        @Nullable Long calls,
        @Nullable Long tokens,
        @Nullable BigDecimal usd,
        @Nullable BigDecimal minutes,
        Map<Role, Caps> roles) {
    /** No caps at all. */
    public static final Caps NONE = new Caps(null, null, null, Map.of());

    public Caps {
        roles = Map.copyOf(roles);
    }

    /** Caps on amounts alone. */
    public Caps(@Nullable Long calls, @Nullable Long tokens, @Nullable BigDecimal usd, Map<Role, Caps> roles) {
        this(calls, tokens, usd, null, roles);
    }

    /** Whether nothing is capped. */
    public boolean isEmpty() {
        return calls == null && tokens == null && usd == null && minutes == null && roles.isEmpty();
    }

    /** Whether money is capped, for this role or over all. */
    public boolean capsUsd(Role role) {
        Caps own = roles.get(role);
        return usd != null || (own != null && own.usd != null);
    }

    /** Whether time is capped, for any role or over all. */
    public boolean capsTime() {
        return minutes != null || roles.values().stream().anyMatch(Caps::capsTime);
    }
}
