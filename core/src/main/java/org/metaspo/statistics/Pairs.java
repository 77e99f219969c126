package org.metaspo.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Paired differences as one weighted list: an item of a stratum of n items among T counts 1/(T n), so that the weighted
 * sum is the unweighted mean of the strata's means.
 *
 * @param strata the differences of each stratum that has any
 */
record Pairs(List<double[]> strata) {
    Pairs {
        strata = strata.stream().filter(stratum -> stratum.length > 0).toList();
        for (double[] stratum : strata) {
            for (double difference : stratum) {
                if (!(Math.abs(difference) <= 1)) {
                    throw new IllegalArgumentException("A paired difference lies in [-1, 1]: " + difference);
                }
            }
        }
    }

    int size() {
        return strata.stream().mapToInt(stratum -> stratum.length).sum();
    }

    double mean() {
        return strata.stream()
                .mapToDouble(stratum -> Arrays.stream(stratum).sum() / stratum.length)
                .average()
                .orElse(0);
    }

    boolean allEqual() {
        return strata.stream().flatMapToDouble(Arrays::stream).distinct().count() <= 1;
    }

    double[] differences() {
        return strata.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    double[] weights() {
        return strata.stream()
                .flatMapToDouble(stratum ->
                        Arrays.stream(stratum).map(difference -> 1.0 / (strata.size() * (double) stratum.length)))
                .toArray();
    }
}
