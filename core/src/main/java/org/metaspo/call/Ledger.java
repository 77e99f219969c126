package org.metaspo.call;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.metaspo.journal.Identity;
import org.metaspo.model.Answer;
import org.metaspo.model.Role;

/**
 * Counts what complete blocks used, in program order: the first use of an identity is a call with its recorded usage,
 * whenever and by whichever process it was paid; later uses are cached calls. So a resumed run and an undisturbed one
 * count the same. Used by the search's thread alone.
 */
public final class Ledger {
    private final Map<Role, Endpoint> endpoints;
    private final Map<Role, RoleUsage> usage = new EnumMap<>(Role.class);
    private final Map<Stage, Long> evaluations = new EnumMap<>(Stage.class);
    private final Set<Identity> used = new HashSet<>();

    Ledger(Map<Role, Endpoint> endpoints) {
        this.endpoints = endpoints;
        endpoints.keySet().forEach(role -> usage.put(role, RoleUsage.NONE));
    }

    /** @param stage null for calls that are no evaluations */
    void count(Role role, @Nullable Stage stage, Identity identity, Answer answer) {
        boolean evaluation = stage != null;
        RoleUsage before = usage(role);
        Endpoint endpoint = endpoints.get(role);
        BigDecimal cost = endpoint == null ? BigDecimal.ZERO : endpoint.cost(answer.usage());
        usage.put(role, used.add(identity) ? before.first(evaluation, answer.usage(), cost) : before.again(evaluation));
        if (stage != null) {
            evaluations.merge(stage, 1L, Long::sum);
        }
    }

    /** One role's usage so far. */
    public RoleUsage usage(Role role) {
        return usage.getOrDefault(role, RoleUsage.NONE);
    }

    /** Evaluations so far by stage. */
    public Map<Stage, Long> evaluations() {
        return Map.copyOf(evaluations);
    }

    /** How many different recorded answers were used. */
    public int distinctAnswers() {
        return used.size();
    }
}
