package org.metaspo.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * How much better one prompt does than another on the same items.
 *
 * @param difference the unweighted mean over strata (tasks) of the mean paired difference, -1 to 1
 * @param low the lower bound of its 95 % interval
 * @param high the upper bound
 * @param p the two-sided p-value of "no difference"
 * @param n how many pairs it rests on
 */
public record PairedComparison(double difference, double low, double high, double p, int n) {
    /** From this many pairs on the interval is the bootstrap's, below it the inverted sign-flip test's. */
    static final int BOOTSTRAP_FROM = 50;

    /** (1.96 + 0.84)^2: two-sided .05 with 80 % power. */
    private static final double POWER = 7.85;

    /** More pairs than anyone has: a difference that takes them is none. */
    private static final double MOST_PAIRS = 1e7;

    /**
     * Compares. The same input gives the same result to the last bit.
     *
     * <p>p comes from the sign-flip test stratified by task: exact up to 20 pairs that differ, and for one task whose
     * differences are all of one size (where it is the exact McNemar test); otherwise from 10,000 draws as (hits + 1) /
     * (draws + 1). The interval comes from a stratified percentile bootstrap of 10,000 draws from 50 pairs on, below
     * that from the inversion of the sign-flip test. A cluster is one pair here: its signs flip together, and it is
     * redrawn as a whole.
     *
     * @param strata for each task its differences (candidate minus initial); a task without any is left out of the mean
     * @param randomness the run's randomness
     * @return empty where there is no pair at all
     */
    public static Optional<PairedComparison> of(List<Stratum> strata, Randomness randomness) {
        Pairs pairs = new Pairs(strata);
        if (pairs.size() == 0) {
            return Optional.empty();
        }
        double mean = pairs.mean();
        double p = pValue(pairs, randomness);
        double low;
        double high;
        if (pairs.allEqual()) {
            double unseen = unseen(pairs.clusters());
            low = Math.max(-1, mean - unseen);
            high = Math.min(1, mean + unseen);
        } else if (pairs.clusters() >= BOOTSTRAP_FROM) {
            double[] means = Bootstrap.means(pairs, randomness.at("comparison/bootstrap"));
            low = Bootstrap.quantile(means, 0.025);
            high = Bootstrap.quantile(means, 0.975);
        } else {
            SignFlips flips =
                    new SignFlips(pairs.differences(), pairs.weights(), randomness.at("comparison/inversion"));
            low = flips.end(-1);
            high = flips.end(1);
        }
        return Optional.of(new PairedComparison(mean, low, high, p, pairs.size()));
    }

    /**
     * Resampling equal values shows no spread at all. With n equal pairs a share of up to 1 - 0.025^(1/n) that is
     * different remains possible (the exact binomial bound for 0 of n).
     */
    static double unseen(int n) {
        return 1 - Math.pow(0.025, 1.0 / n);
    }

    /**
     * Compares by a metric that is defined on whole sets, such as macro-F1. The same input gives the same result.
     *
     * <p>p comes from swapping each item's two answers at random and scoring anew, 10,000 times, stratified by task: (hits
     * + 1) / (draws + 1). The interval comes from a stratified percentile bootstrap of the items from 50 on; below that it
     * is the difference and to both sides what 95 % of the swaps stay within, so that it holds 0 just where p is above
     * .05.
     *
     * @param strata for each task its answers; a task without any is left out of the mean
     * @param randomness the run's randomness
     * @return empty where there is no pair at all
     */
    public static Optional<PairedComparison> ofSets(List<SetPairs> strata, Randomness randomness) {
        return SetComparison.of(strata, randomness);
    }

    private static double pValue(Pairs pairs, Randomness randomness) {
        double[] differences = pairs.differences();
        double[] weights = pairs.weights();
        // A pair without difference has no sign to flip.
        int[] unequal = IntStream.range(0, differences.length)
                .filter(i -> differences[i] != 0)
                .toArray();
        double[] sizes = Arrays.stream(unequal)
                .mapToDouble(i -> Math.abs(differences[i]))
                .toArray();
        if (pairs.strata().size() == 1
                && pairs.standAlone()
                && Arrays.stream(sizes).distinct().count() <= 1) {
            return mcNemar(
                    (int) Arrays.stream(unequal).filter(i -> differences[i] > 0).count(), unequal.length);
        }
        return new SignFlips(
                        Arrays.stream(unequal).mapToDouble(i -> differences[i]).toArray(),
                        Arrays.stream(unequal).mapToDouble(i -> weights[i]).toArray(),
                        randomness.at("comparison/sign-flip"))
                .p(0);
    }

    /** The exact two-sided test of Q. McNemar (Psychometrika 12, 1947): a fair coin for every pair that differs. */
    private static double mcNemar(int better, int unequal) {
        int fewer = Math.min(better, unequal - better);
        return Math.min(1, 2 * BinomialDistribution.of(unequal, 0.5).cumulativeProbability(fewer));
    }

    /**
     * The smallest true difference that a two-sided test at .05 finds with 80 % power: (1.96 + 0.84)^2 = 7.85, so that
     * delta^2 = 7.85 d / n for one task, and the mean of that over T tasks, divided by T, for their mean.
     *
     * @param sizes how many pairs each task has, at least one task and 1 pair
     * @param differing the share of pairs on which the two prompts differ, 0 to 1; 0.3 until it is measured
     */
    public static double smallestDetectable(List<Integer> sizes, double differing) {
        if (sizes.isEmpty() || sizes.stream().anyMatch(n -> n < 1) || !(differing >= 0 && differing <= 1)) {
            throw new IllegalArgumentException("n = " + sizes + ", differing = " + differing);
        }
        double inverse = sizes.stream().mapToDouble(n -> 1.0 / n).sum();
        return Math.min(1, Math.sqrt(POWER * differing * inverse) / sizes.size());
    }

    /**
     * How many pairs it would take to find a true difference as large as this one with 80 % power, if they scatter as
     * these do: the interval's half is 1.96 standard errors, and 2.8 of them are needed.
     *
     * @return at least 1; empty where there is no difference to find
     */
    public static OptionalLong pairsNeeded(double difference, double low, double high, int n) {
        double errors = (high - low) / 2 / Interval.Z;
        double needed = n * POWER * errors * errors / (difference * difference);
        return difference == 0 || needed > MOST_PAIRS
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(1, (long) Math.ceil(needed)));
    }
}
