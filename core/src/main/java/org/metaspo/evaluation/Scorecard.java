package org.metaspo.evaluation;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.metaspo.task.Metric.Marked;

/**
 * A pairing's scores over one list of examples, in the examples' order.
 *
 * @param pairing what was scored
 * @param items one score per example
 */
public record Scorecard(Pairing pairing, List<Scored> items) {
    public Scorecard {
        items = List.copyOf(items);
    }

    /** The exact score by the task's metric over the items that count; 0 where there are none. */
    public BigFraction score() {
        return pairing.task().metric().score(marked());
    }

    /** The items that count, as the task's metric takes them. */
    public List<Marked> marked() {
        return items.stream().filter(Scored::counts).map(Scored::marked).toList();
    }

    /**
     * The scorecard of fewer items.
     *
     * @param left ids of examples that another scorecard of the same comparison cannot count
     */
    public Scorecard without(Set<String> left) {
        return new Scorecard(
                pairing,
                items.stream()
                        .filter(item -> !left.contains(item.example().id()))
                        .toList());
    }

    /** The same pairing's scorecard with further items behind those it has. */
    Scorecard with(List<Scored> further) {
        return new Scorecard(
                pairing, Stream.concat(items.stream(), further.stream()).toList());
    }

    /** What each item's answer depends on: equal texts are of one cluster. */
    public List<String> clusters() {
        return items.stream().map(item -> item.example().cluster()).toList();
    }

    /** How many items count. */
    public int n() {
        return count(Scored::counts);
    }

    /** How many items have a property. */
    public int count(Predicate<Scored> property) {
        return (int) items.stream().filter(property).count();
    }

    /** The items with correctness 0, in order. */
    public List<Scored> failures() {
        return items.stream().filter(Scored::isFailure).toList();
    }

    /** Ids of the examples without an answer, or without a verdict on it. */
    public Set<String> uncounted() {
        return items.stream()
                .filter(item -> !item.counts())
                .map(item -> item.example().id())
                .collect(Collectors.toSet());
    }
}
