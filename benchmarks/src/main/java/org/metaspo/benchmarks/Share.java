package org.metaspo.benchmarks;

import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How often something was so.
 *
 * @param count of the cases
 * @param n all cases
 */
record Share(int count, int n) {
    private static final double LEVEL = 0.95;

    static <T> Share of(List<T> cases, Predicate<T> holds) {
        return new Share((int) cases.stream().filter(holds).count(), cases.size());
    }

    /** What the true share hardly exceeds: the upper bound of its one-sided 95 % interval (Clopper and Pearson 1934). */
    double atMost() {
        return count == n ? 1 : BetaDistribution.of(count + 1.0, n - count).inverseCumulativeProbability(LEVEL);
    }

    String words() {
        return count + " of " + n;
    }
}
