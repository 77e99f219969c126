package org.metaspo.task;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.metaspo.statistics.SetScore;

/** A metric whose score is the mean of its items' values. */
public sealed interface ItemMetric extends Metric permits DirectMetric, Judged {
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

    @Override
    default SetScore over(List<Marked> items) {
        double[] values =
                items.stream().mapToDouble(item -> item.value().doubleValue()).toArray();
        return chosen -> {
            double sum = 0;
            for (int item : chosen) {
                sum += values[item];
            }
            return chosen.length == 0 ? 0 : sum / chosen.length;
        };
    }
}
