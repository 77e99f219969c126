package org.metaspo.statistics;

import java.util.random.RandomGenerator;

/**
 * The distribution of the weighted mean difference when every pair may as well have been the other way round: each
 * difference's sign flipped or not. Two-sided p-values for "the true difference is delta", for any delta from the same
 * flips: a flip's statistic is linear in delta, so that two sums per flip suffice.
 */
final class SignFlips {
    /** Up to this many pairs all flips are enumerated: 2^20, by symmetry half of them. */
    static final int EXACT = 20;

    /** Flips drawn where they are not enumerated. */
    static final int DRAWS = 10_000;

    private final double[] differences;
    private final double[] weights;
    private final boolean exact;
    private final double[] flippedDifferences;
    private final double[] flippedWeights;
    private final double difference;
    private final double weight;

    SignFlips(double[] differences, double[] weights, RandomGenerator random) {
        this.differences = differences;
        this.weights = weights;
        exact = differences.length <= EXACT;
        int flips = exact ? 1 << Math.max(0, differences.length - 1) : DRAWS;
        flippedDifferences = new double[flips];
        flippedWeights = new double[flips];
        double sum = 0;
        double weightSum = 0;
        for (int i = 0; i < differences.length; i++) {
            sum += weights[i] * differences[i];
            weightSum += weights[i];
        }
        difference = sum;
        weight = weightSum;
        if (exact) {
            enumerate();
        } else {
            draw(random);
        }
    }

    /** Every sign pattern in which the last pair keeps its sign; the others mirror them. */
    private void enumerate() {
        flippedDifferences[0] = difference;
        flippedWeights[0] = weight;
        for (int pattern = 1; pattern < flippedDifferences.length; pattern++) {
            // One more sign than in the pattern without its lowest bit.
            int pair = Integer.numberOfTrailingZeros(pattern);
            int without = pattern & (pattern - 1);
            flippedDifferences[pattern] = flippedDifferences[without] - 2 * weights[pair] * differences[pair];
            flippedWeights[pattern] = flippedWeights[without] - 2 * weights[pair];
        }
    }

    private void draw(RandomGenerator random) {
        for (int flip = 0; flip < DRAWS; flip++) {
            double sum = 0;
            double weightSum = 0;
            long signs = 0;
            for (int i = 0; i < differences.length; i++) {
                if (i % Long.SIZE == 0) {
                    signs = random.nextLong();
                }
                double signed = (1 - 2 * (signs & 1)) * weights[i];
                signs >>>= 1;
                sum += signed * differences[i];
                weightSum += signed;
            }
            flippedDifferences[flip] = sum;
            flippedWeights[flip] = weightSum;
        }
    }

    /** The two-sided p-value of "the true difference is delta": exact, or (hits + 1) / (draws + 1). */
    double p(double delta) {
        // Sums that are equal on paper differ in their last bits.
        double observed = Math.abs(difference - delta * weight) - 1e-10;
        int hits = 0;
        for (int flip = 0; flip < flippedDifferences.length; flip++) {
            if (Math.abs(flippedDifferences[flip] - delta * flippedWeights[flip]) >= observed) {
                hits++;
            }
        }
        return exact ? (double) hits / flippedDifferences.length : (hits + 1.0) / (DRAWS + 1.0);
    }

    /**
     * The end of the 95 % interval towards a bound: the furthest delta that the test does not reject.
     *
     * @param towards -1 or 1, the furthest possible
     */
    double end(double towards) {
        if (p(towards) > 0.05) {
            return towards;
        }
        double kept = difference / weight;
        double rejected = towards;
        for (int step = 0; step < 40; step++) {
            double middle = (kept + rejected) / 2;
            if (p(middle) > 0.05) {
                kept = middle;
            } else {
                rejected = middle;
            }
        }
        return kept;
    }
}
