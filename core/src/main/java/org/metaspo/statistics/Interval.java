package org.metaspo.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
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
     * The percentile bootstrap's interval, from 10,000 draws of the items: for scores that are no share of right ones.
     * Where no draw differs from another, as at a score of 1, it is {@link #wilson}'s instead, which is wider.
     *
     * @param value the score, 0 to 1
     * @param n how many answers it rests on
     * @param clusters the items that are redrawn, at least 1; fewer than n where each was answered several times
     * @param score over redrawn items
     */
    public static Interval bootstrap(double value, int n, Clusters clusters, SetScore score, RandomGenerator random) {
        double[] draws = new double[Bootstrap.DRAWS];
        for (int draw = 0; draw < draws.length; draw++) {
            draws[draw] = score.of(clusters.redraw(random));
        }
        Arrays.sort(draws);
        double low = Bootstrap.quantile(draws, 0.025);
        double high = Bootstrap.quantile(draws, 0.975);
        // Means over redrawn items of equal values differ in their last bits.
        return draws[draws.length - 1] - draws[0] < 1e-10
                ? wilson(value, (double) clusters.size()).of(n)
                : new Interval(value, n, Math.min(low, value), Math.max(high, value));
    }

    /**
     * The interval of a mean over answers that come in clusters, such as all answers to an item: Wilson's at the number of
     * independent answers that has the same variance (E. L. Korn and B. I. Graubard, Survey Methodology 24, 1998), so that
     * neither clusters nor values in between count for more than they tell.
     *
     * @param n what the mean is said to rest on
     * @param means of each cluster, 0 to 1, at least one
     * @param sizes how many answers each cluster has, 1 or more
     */
    public static Interval clustered(int n, double[] means, double[] sizes) {
        int clusters = means.length;
        double total = Arrays.stream(sizes).sum();
        double sum = 0;
        double sizeSquares = 0;
        for (int i = 0; i < clusters; i++) {
            sum += sizes[i] * means[i];
            sizeSquares += sizes[i] * sizes[i];
        }
        double mean = Math.clamp(sum / total, 0, 1);
        double squares = 0;
        for (int i = 0; i < clusters; i++) {
            double from = sizes[i] * (means[i] - mean);
            squares += from * from;
        }
        double variance = clusters < 2 ? 0 : squares * clusters / (clusters - 1) / (total * total);
        // Without spread nothing tells how far the answers of a cluster depend on each other: they count as one.
        double least = total * total / sizeSquares;
        double effective = variance < 1e-12 ? least : Math.max(least, mean * (1 - mean) / variance);
        return wilson(mean, effective).of(n);
    }

    private Interval of(int other) {
        return new Interval(value, other, low, high);
    }

    /**
     * The interval of the unweighted mean of independent estimates, from their own intervals (G. Y. Zou and A. Donner,
     * Statistics in Medicine 27, 2008: the method of variance estimates recovery).
     *
     * @param each at least one
     */
    public static Interval ofMean(List<Interval> each) {
        double mean = each.stream().mapToDouble(Interval::value).average().orElseThrow();
        double below = each.stream()
                .mapToDouble(one -> (one.value - one.low) * (one.value - one.low))
                .sum();
        double above = each.stream()
                .mapToDouble(one -> (one.high - one.value) * (one.high - one.value))
                .sum();
        return new Interval(
                mean,
                each.stream().mapToInt(Interval::n).sum(),
                Math.max(0, mean - Math.sqrt(below) / each.size()),
                Math.min(1, mean + Math.sqrt(above) / each.size()));
    }

    /**
     * The score interval of a proportion (E. B. Wilson, JASA 22, 1927): it stays inside [0, 1] and does not collapse at
     * 0 and 1.
     *
     * @param value the proportion, 0 to 1
     * @param n how many items, at least 1
     */
    public static Interval wilson(double value, int n) {
        if (!(value >= 0 && value <= 1) || n < 1) {
            throw new IllegalArgumentException("No proportion: " + value + " of " + n);
        }
        Interval wilson = wilson(value, (double) n);
        return new Interval(value, n, wilson.low, wilson.high);
    }

    private static Interval wilson(double value, double n) {
        double z2 = Z * Z / n;
        double centre = (value + z2 / 2) / (1 + z2);
        double half = Z / (1 + z2) * Math.sqrt(value * (1 - value) / n + z2 / (4 * n));
        // At 0 and 1 the bound is the value itself; rounding must not move it to the other side.
        return new Interval(value, (int) n, Math.clamp(centre - half, 0, value), Math.clamp(centre + half, value, 1));
    }
}
