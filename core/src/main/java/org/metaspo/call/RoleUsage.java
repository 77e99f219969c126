package org.metaspo.call;

import java.math.BigDecimal;
import org.metaspo.model.Usage;

/**
 * What one role's calls came to, as replay would count it.
 *
 * @param evaluations answers used to score candidates
 * @param calls first uses of an identity that this run has paid for
 * @param cachedCalls later uses of one, not paid again
 * @param reusedCalls first uses that an earlier run had paid for
 * @param tokens reported usage of the first uses
 * @param usd their exact cost
 */
public record RoleUsage(
        long evaluations, long calls, long cachedCalls, long reusedCalls, Usage tokens, BigDecimal usd) {
    /** Nothing used. */
    public static final RoleUsage NONE = new RoleUsage(0, 0, 0, 0, Usage.NONE, BigDecimal.ZERO);

    RoleUsage first(boolean evaluation, Usage usage, BigDecimal cost) {
        return new RoleUsage(
                evaluations + (evaluation ? 1 : 0),
                calls + 1,
                cachedCalls,
                reusedCalls,
                tokens.plus(usage),
                usd.add(cost));
    }

    /** The sum of both. */
    public RoleUsage plus(RoleUsage other) {
        return new RoleUsage(
                evaluations + other.evaluations,
                calls + other.calls,
                cachedCalls + other.cachedCalls,
                reusedCalls + other.reusedCalls,
                tokens.plus(other.tokens),
                usd.add(other.usd));
    }

    RoleUsage reused(boolean evaluation) {
        return new RoleUsage(evaluations + (evaluation ? 1 : 0), calls, cachedCalls, reusedCalls + 1, tokens, usd);
    }

    RoleUsage again(boolean evaluation) {
        return new RoleUsage(evaluations + (evaluation ? 1 : 0), calls, cachedCalls + 1, reusedCalls, tokens, usd);
    }
}
