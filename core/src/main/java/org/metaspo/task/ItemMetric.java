package org.metaspo.task;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;

/** A metric whose score is the mean of its items' values. */
public sealed interface ItemMetric extends Metric permits DirectMetric {
    @Override
    default BigFraction score(List<Marked> items) {
        long right = 0;
        BigFraction others = BigFraction.ZERO;
        for (Marked item : items) {
            // Nearly all values are 0 or 1, and counting is faster than adding fractions.
            if (item.value().equals(BigFraction.ONE)) {
                right++;
            } else if (!item.value().isZero()) {
                others = others.add(item.value());
            }
        }
        return items.isEmpty() ? BigFraction.ZERO : others.add(right).divide(items.size());
    }
}
