package org.metaspo.task;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The score of a program that always gives the same answer: what every accuracy has to be held against. */
public final class MajorityBaseline {
    private MajorityBaseline() {}

    /**
     * The share of items that accept the most frequent answer.
     *
     * @param examples at least one
     */
    public static double share(List<Example> examples) {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("No items, no baseline.");
        }
        Map<String, Long> counts = examples.stream()
                .flatMap(example -> new HashSet<>(example.answers()).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return (double) counts.values().stream().max(Comparator.naturalOrder()).orElse(0L) / examples.size();
    }
}
