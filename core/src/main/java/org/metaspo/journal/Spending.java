package org.metaspo.journal;

import java.math.BigDecimal;

/**
 * What went over the wire, or may have: the amounts that caps hold against.
 *
 * @param attempts requests sent
 * @param tokens input and output tokens
 * @param usd exact cost, 0 where no price is known
 */
public record Spending(long attempts, long tokens, BigDecimal usd) {
    /** Nothing spent. */
    public static final Spending NONE = new Spending(0, 0, BigDecimal.ZERO);

    /** The sum of both. */
    public Spending plus(Spending other) {
        return new Spending(attempts + other.attempts, tokens + other.tokens, usd.add(other.usd));
    }

    /** This less the other. */
    public Spending minus(Spending other) {
        return new Spending(attempts - other.attempts, tokens - other.tokens, usd.subtract(other.usd));
    }
}
