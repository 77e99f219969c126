package org.metaspo.statistics;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Two prompts' answers to the same items, scored as sets.
 *
 * @param clusters the items, and which of them depend on each other
 * @param score over the answers of both: of n items, item i's answer under the initial prompts is at place i, the
 *     candidate's at n + i
 */
public record SetPairs(Clusters clusters, SetScore score) {
    /** How many items. */
    public int n() {
        return clusters.items();
    }

    /** Candidate minus initial. */
    double difference() {
        return difference(IntStream.range(0, n()).toArray());
    }

    /** The same over redrawn items. */
    double redrawn(RandomGenerator random) {
        return difference(clusters.redraw(random));
    }

    private double difference(int[] initial) {
        int[] candidate = new int[initial.length];
        for (int i = 0; i < initial.length; i++) {
            candidate[i] = n() + initial[i];
        }
        return score.of(candidate) - score.of(initial);
    }

    /** The same where the two answers to an item, and to all others of its cluster, may have changed sides. */
    double swapped(RandomGenerator random) {
        int n = n();
        int[] initial = new int[n];
        int[] candidate = new int[n];
        long bits = 0;
        for (int cluster = 0; cluster < clusters.size(); cluster++) {
            bits = cluster % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
            int swap = (int) (bits & 1) * n;
            for (int item : clusters.members().get(cluster)) {
                initial[item] = item + swap;
                candidate[item] = n + item - swap;
            }
        }
        return score.of(candidate) - score.of(initial);
    }
}
