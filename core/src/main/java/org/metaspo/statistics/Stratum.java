package org.metaspo.statistics;

import java.util.Arrays;

/**
 * One task's paired differences. The pairs of a cluster are one: their mean, which weighs as much as they are many.
 */
public final class Stratum {
    private final double[] means;
    private final double[] sizes;
    private final int pairs;

    private Stratum(double[] means, double[] sizes, int pairs) {
        this.means = means;
        this.sizes = sizes;
        this.pairs = pairs;
    }

    /**
     * Pairs that stand alone.
     *
     * @param differences each -1 to 1
     */
    public static Stratum of(double... differences) {
        return of(differences, Clusters.alone(differences.length));
    }

    /**
     * Pairs of which some depend on each other.
     *
     * @param differences each -1 to 1
     * @param clusters of the same pairs
     */
    public static Stratum of(double[] differences, Clusters clusters) {
        for (double difference : differences) {
            if (!(Math.abs(difference) <= 1)) {
                throw new IllegalArgumentException("A paired difference lies in [-1, 1]: " + difference);
            }
        }
        double[] sizes = clusters.members().stream()
                .mapToDouble(members -> members.length)
                .toArray();
        double[] means = clusters.members().stream()
                .mapToDouble(members ->
                        Arrays.stream(members).mapToDouble(i -> differences[i]).sum() / members.length)
                .toArray();
        return new Stratum(means, sizes, differences.length);
    }

    /** How many pairs. */
    public int pairs() {
        return pairs;
    }

    /** How many of them are independent. */
    int clusters() {
        return means.length;
    }

    boolean standAlone() {
        return means.length == pairs;
    }

    /** A cluster's mean difference. */
    double mean(int cluster) {
        return means[cluster];
    }

    double[] means() {
        return means.clone();
    }

    /** How many pairs a cluster has. */
    double size(int cluster) {
        return sizes[cluster];
    }

    /** The mean over all pairs. */
    double mean() {
        double sum = 0;
        for (int i = 0; i < means.length; i++) {
            sum += means[i] * sizes[i];
        }
        return sum / pairs;
    }
}
