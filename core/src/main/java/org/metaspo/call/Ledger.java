package org.metaspo.call;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
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
    private final Map<String, Map<Role, RoleUsage>> stages = new LinkedHashMap<>();
    private final Set<Identity> used = new HashSet<>();

    Ledger(Map<Role, Endpoint> endpoints) {
        this.endpoints = endpoints;
        endpoints.keySet().forEach(role -> usage.put(role, RoleUsage.NONE));
    }

    /**
     * Counts a use of an answer.
     *
     * @param stage what for
     * @param counted null for calls that are no evaluations
     * @param reused whether an earlier run has paid for it
     * @return whether it is the first use
     */
    boolean count(Role role, String stage, @Nullable Stage counted, Identity identity, Answer answer, boolean reused) {
        if (used.add(identity)) {
            if (reused) {
                count(role, stage, counted, usage -> usage.reused(counted != null));
                return true;
            }
            countFirst(role, stage, counted, answer);
            return true;
        }
        count(role, stage, counted, usage -> usage.again(counted != null));
        return false;
    }

    /** Counts the first use of an answer. */
    void countFirst(Role role, String stage, @Nullable Stage counted, Answer answer) {
        Endpoint endpoint = endpoints.get(role);
        BigDecimal cost = endpoint == null ? BigDecimal.ZERO : endpoint.cost(answer.usage());
        count(role, stage, counted, usage -> usage.first(counted != null, answer.usage(), cost));
    }

    private void count(Role role, String stage, @Nullable Stage counted, UnaryOperator<RoleUsage> counting) {
        usage.merge(role, counting.apply(RoleUsage.NONE), RoleUsage::plus);
        stages.computeIfAbsent(stage, name -> new EnumMap<>(Role.class))
                .merge(role, counting.apply(RoleUsage.NONE), RoleUsage::plus);
        if (counted != null) {
            evaluations.merge(counted, 1L, Long::sum);
        }
    }

    /** One role's usage so far. */
    public RoleUsage usage(Role role) {
        return usage.getOrDefault(role, RoleUsage.NONE);
    }

    /** Usage so far by stage, in the order in which stages began, and by role. */
    public Map<String, Map<Role, RoleUsage>> stages() {
        return Collections.unmodifiableMap(stages);
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
