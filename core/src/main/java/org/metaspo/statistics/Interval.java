package org.metaspo.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A value with its 95 % interval.
 *
 * @param value the estimate
 * @param n how many items it rests on
 * @param low the lower bound
 * @param high the upper bound
 */
public record Interval(double value, int n, double low, double high) {
    /** The normal deviate of a two-sided 95 % interval: 1.96. */
    static final double Z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.975);

    /**
     * The score interval of a proportion (E. B. Wilson, JASA 22, 1927): it stays inside [0, 1] and does not collapse at
     * 0 and 1. For a mean of values between 0 and 1 that are not all 0 or 1 it is conservative.
     *
     * @param value the proportion, 0 to 1
     * @param n how many items, at least 1
     */
    public static Interval wilson(double value, int n) {
        if (!(value >= 0 && value <= 1) || n < 1) {
            throw new IllegalArgumentException("No proportion: " + value + " of " + n);
        }
        double z2 = Z * Z / n;
        double centre = (value + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(value * (1 - value) / n + z2 / (4 * n));
        // At 0 and 1 the bound is the value itself; rounding must not move it to the other side.
        return new Interval(value, n, Math.clamp(centre - half, 0, value), Math.clamp(centre + half, value, 1));
    }
}
