package org.metaspo.statistics;

import java.util.random.RandomGenerator;

/**
 * Two prompts' answers to the same items, scored as sets.
 *
 * @param n how many items
 * @param score over the answers of both: item i's answer under the initial prompts is at place i, the candidate's at n + i
 */
public record SetPairs(int n, SetScore score) {
    /** Candidate minus initial. */
    double difference() {
        int[] items = new int[n];
        for (int i = 0; i < n; i++) {
            items[i] = i;
        }
        return difference(items);
    }

    /** The same over redrawn items. */
    double redrawn(RandomGenerator random) {
        return difference(Bootstrap.redraw(n, random));
    }

    private double difference(int[] initial) {
        int[] candidate = new int[initial.length];
        for (int i = 0; i < initial.length; i++) {
            candidate[i] = n + initial[i];
        }
        return score.of(candidate) - score.of(initial);
    }

    /** The same where each item's two answers may have changed sides. */
    double swapped(RandomGenerator random) {
        int[] initial = new int[n];
        int[] candidate = new int[n];
        long bits = 0;
        for (int i = 0; i < n; i++) {
            bits = i % Long.SIZE == 0 ? random.nextLong() : bits >>> 1;
            int swap = (int) (bits & 1) * n;
            initial[i] = i + swap;
            candidate[i] = n + i - swap;
        }
        return score.of(candidate) - score.of(initial);
    }
}
