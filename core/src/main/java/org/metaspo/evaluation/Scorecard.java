package org.metaspo.evaluation;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.BigFraction;

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

    /** The exact mean over the answered items; 0 where there are none. */
    public BigFraction mean() {
        return meanWithout(Set.of());
    }

    /**
     * The exact mean over the answered items but some.
     *
     * @param left ids of examples that another scorecard of the same comparison leaves out
     */
    BigFraction meanWithout(Set<String> left) {
        double sum = 0;
        int n = 0;
        for (Scored item : items) {
            if (item.isAnswered() && !left.contains(item.example().id())) {
                sum += item.value();
                n++;
            }
        }
        return n == 0 ? BigFraction.ZERO : BigFraction.from(sum).divide(n);
    }

    /** How many items were answered. */
    public int n() {
        return count(Scored::isAnswered);
    }

    /** How many items have a property. */
    public int count(Predicate<Scored> property) {
        return (int) items.stream().filter(property).count();
    }

    /** The items with correctness 0, in order. */
    public List<Scored> failures() {
        return items.stream().filter(Scored::isFailure).toList();
    }

    Set<String> unanswered() {
        return items.stream()
                .filter(item -> !item.isAnswered())
                .map(item -> item.example().id())
                .collect(Collectors.toSet());
    }
}
