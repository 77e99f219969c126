package org.metaspo.benchmarks;

import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What values of several seeds come to.
 *
 * @param mean of the values
 * @param low lower bound of the mean's 95 % interval by Student's t; not a number where there is one value
 * @param high the upper bound
 * @param n how many values
 */
record Spread(double mean, double low, double high, int n) {
    static Spread of(List<Double> values) {
        int n = values.size();
        double mean = values.stream().mapToDouble(value -> value).average().orElse(Double.NaN);
        if (n < 2) {
            return new Spread(mean, Double.NaN, Double.NaN, n);
        }
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        double half = TDistribution.of(n - 1).inverseCumulativeProbability(0.975) * Math.sqrt(squares / (n - 1) / n);
        return new Spread(mean, mean - half, mean + half, n);
    }

    /** Half of the interval's width. */
    double half() {
        return (high - low) / 2;
    }

    /**
     * Mean and interval.
     *
     * @param number format of each
     */
    String words(String number) {
        String middle = String.format(Locale.ROOT, number, mean);
        return n < 2 ? middle : middle + String.format(Locale.ROOT, " [" + number + ", " + number + "]", low, high);
    }

    /** Whether zero is outside the interval. */
    boolean isClear() {
        return low > 0 || high < 0;
    }
}
