package org.metaspo.call;

/**
 * The requests per second that an endpoint seems to allow, learned from its complaints alone: each sets the rate a little
 * below what it answered since the last one; without complaints the rate grows slowly. Unlimited until the first.
 */
final class LearnedRate {
    private static final double BELOW = 0.96;
    private static final double LEAST_CUT = 0.5;
    private static final double GROWTH_PER_SECOND = 0.01;
    private static final double SECOND = 1e9;
    /** What was not used for so long may be used at once: the endpoint's own allowance came back meanwhile. */
    private static final long CREDIT = 2_000_000_000L;

    /**
     * Complaints closer together than this are one search for the rate: the endpoint's allowance stays used up meanwhile, so
     * that what it answers since the first of them is what it lets through.
     */
    private static final long ONE_SEARCH = 10_000_000_000L;

    /** Fewer answers than this are no measurement. */
    private static final int ENOUGH = 8;

    private double perNano = Double.POSITIVE_INFINITY;
    /** When the rate was set last. */
    private long since;

    /** From when on answers are counted. */
    private long counted;

    private int answers;
    private long nextAt = Long.MIN_VALUE;
    private boolean begun;

    void answered(long now) {
        begin(now);
        answers++;
    }

    void begin(long now) {
        if (!begun) {
            begun = true;
            since = now;
            counted = now;
        }
    }

    /** The endpoint said "too many requests". */
    void cut(long now) {
        begin(now);
        boolean goesOn = !Double.isInfinite(perNano) && now - since < ONE_SEARCH;
        double span = Math.max(1, now - counted);
        double measured = answers >= ENOUGH ? BELOW * answers / span : Double.NaN;
        double present = rate(now);
        if (Double.isNaN(measured)) {
            perNano = Double.isInfinite(present) ? present : present * LEAST_CUT;
        } else {
            perNano =
                    Double.isInfinite(present) ? measured : Math.clamp(measured, present * LEAST_CUT, present * BELOW);
        }
        since = now;
        if (!goesOn) {
            counted = now;
            answers = 0;
        }
    }

    /** Nanoseconds until the next attempt may go out. */
    long waitAt(long now) {
        return nextAt == Long.MIN_VALUE ? 0 : Math.max(0, nextAt - now);
    }

    /** An attempt goes out. */
    void take(long now) {
        double rate = rate(now);
        if (!Double.isInfinite(rate)) {
            long from = nextAt == Long.MIN_VALUE ? now : Math.max(nextAt, now - CREDIT);
            nextAt = from + (long) (1 / rate);
        }
    }

    private double rate(long now) {
        return perNano * (1 + GROWTH_PER_SECOND * (now - since) / SECOND);
    }
}
