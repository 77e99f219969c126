package org.metaspo.statistics;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Which of a list's items depend on each other: questions about one passage, say. Items of a cluster are redrawn, swapped
 * and counted together, so that ten questions about one passage do not pass for ten independent ones.
 */
public final class Clusters {
    private final List<int[]> members;
    private final int items;

    private Clusters(List<int[]> members, int items) {
        this.members = members;
        this.items = items;
    }

    /** Items that stand alone. */
    public static Clusters alone(int items) {
        return new Clusters(
                IntStream.range(0, items).mapToObj(item -> new int[] {item}).toList(), items);
    }

    /** Items of which those with equal keys belong together; clusters in the order of their first items. */
    public static Clusters of(List<String> keys) {
        Map<String, int[]> byKey = new LinkedHashMap<>();
        for (int item = 0; item < keys.size(); item++) {
            int[] before = byKey.getOrDefault(keys.get(item), new int[0]);
            int[] grown = Arrays.copyOf(before, before.length + 1);
            grown[before.length] = item;
            byKey.put(keys.get(item), grown);
        }
        return new Clusters(List.copyOf(byKey.values()), keys.size());
    }

    /** How many items. */
    public int items() {
        return items;
    }

    /** How many clusters. */
    public int size() {
        return members.size();
    }

    /** The items of each cluster, by their places in the list. */
    List<int[]> members() {
        return members;
    }

    /** The items of as many clusters, drawn with replacement. */
    int[] redraw(RandomGenerator random) {
        int[] drawn = Bootstrap.redraw(size(), random);
        return size() == items
                ? drawn
                : Arrays.stream(drawn)
                        .flatMap(cluster -> Arrays.stream(members.get(cluster)))
                        .toArray();
    }
}
