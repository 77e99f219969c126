package org.metaspo.statistics;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Two shares side by side.
 *
 * @param firstHits of the first group, 0 to {@code firstN}
 * @param firstN its size
 * @param secondHits of the second group
 * @param secondN its size
 */
public record TwoByTwo(int firstHits, int firstN, int secondHits, int secondN) {
    /** Probabilities that are equal on paper differ in their last bits. */
    private static final double SLACK = 1 + 1e-7;

    /** The second share minus the first; NaN where a group is empty. */
    public double difference() {
        return (double) secondHits / secondN - (double) firstHits / firstN;
    }

    /**
     * The two-sided p of "both shares are the same" by Fisher's exact test: the probability of every table with these
     * margins that is at most as probable as this one (R. A. Fisher, Journal of the Royal Statistical Society 85, 1922).
     */
    public double p() {
        int hits = firstHits + secondHits;
        if (firstN == 0 || secondN == 0) {
            return 1;
        }
        HypergeometricDistribution tables = HypergeometricDistribution.of(firstN + secondN, hits, firstN);
        double own = tables.probability(firstHits) * SLACK;
        double sum = 0;
        for (int k = tables.getSupportLowerBound(); k <= tables.getSupportUpperBound(); k++) {
            double probability = tables.probability(k);
            sum += probability <= own ? probability : 0;
        }
        return Math.min(1, sum);
    }
}
