package org.metaspo.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Paired differences as one weighted list: a cluster of m among the n pairs of one of T strata counts m/(T n), so that the
 * weighted sum is the unweighted mean of the strata's means.
 *
 * @param strata those that have any pair
 */
record Pairs(List<Stratum> strata) {
    Pairs {
        strata = strata.stream().filter(stratum -> stratum.pairs() > 0).toList();
    }

    /** How many pairs. */
    int size() {
        return strata.stream().mapToInt(Stratum::pairs).sum();
    }

    /** How many independent ones. */
    int clusters() {
        return strata.stream().mapToInt(Stratum::clusters).sum();
    }

    boolean standAlone() {
        return strata.stream().allMatch(Stratum::standAlone);
    }

    double mean() {
        return strata.stream().mapToDouble(Stratum::mean).average().orElse(0);
    }

    boolean allEqual() {
        return Arrays.stream(differences()).distinct().count() <= 1;
    }

    double[] differences() {
        return strata.stream()
                .flatMapToDouble(stratum -> Arrays.stream(stratum.means()))
                .toArray();
    }

    double[] weights() {
        return strata.stream()
                .flatMapToDouble(stratum -> IntStream.range(0, stratum.clusters())
                        .mapToDouble(i -> stratum.size(i) / (strata.size() * (double) stratum.pairs())))
                .toArray();
    }
}
