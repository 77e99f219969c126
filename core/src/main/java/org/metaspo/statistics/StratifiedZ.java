package org.metaspo.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * A paired difference in units of its standard error, for decisions within a search; claims have {@link
 * PairedComparison}.
 *
 * @param difference the unweighted mean over strata (tasks) of the mean paired difference, -1 to 1
 * @param error its standard error, above 0
 */
public record StratifiedZ(double difference, double error) {
    /**
     * Of paired differences.
     *
     * @param strata for each task its differences; a task without any is left out
     * @param varianceFloor the least variance of a stratum's differences that is believed, above 0: a handful of equal
     *     differences is no proof that they are always equal
     */
    public static StratifiedZ of(List<double[]> strata, double varianceFloor) {
        List<double[]> present =
                strata.stream().filter(stratum -> stratum.length > 0).toList();
        double means = 0;
        double variances = 0;
        for (double[] stratum : present) {
            double mean = Arrays.stream(stratum).sum() / stratum.length;
            means += mean;
            variances += Math.max(varianceFloor, variance(stratum, mean)) / stratum.length;
        }
        int count = Math.max(1, present.size());
        double error = present.isEmpty() ? Double.POSITIVE_INFINITY : Math.sqrt(variances) / count;
        return new StratifiedZ(means / count, error);
    }

    private static double variance(double[] stratum, double mean) {
        double squares = Arrays.stream(stratum)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return stratum.length < 2 ? 0 : squares / (stratum.length - 1);
    }

    /** How many standard errors the difference lies above 0. */
    public double z() {
        return difference / error;
    }
}
