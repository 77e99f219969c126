package org.metaspo.task;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.metaspo.statistics.SetScore;

/**
 * What answers are worth. Every metric values single items, which is what failures, races and paired tests look at; the
 * score over a list of items is their mean for an {@link ItemMetric}, and a statistic of the whole list for a {@link
 * SetMetric}.
 */
public sealed interface Metric permits ItemMetric, SetMetric {
    /** The name in task files and results. */
    String key();

    /** What its scores are: only scores of one kind may be averaged or compared. */
    default String kind() {
        return key();
    }

    /**
     * The score over a list of items, exactly; 0 over none.
     *
     * @param items that were answered and valued
     */
    BigFraction score(List<Marked> items);

    /**
     * The score prepared for many choices of the items, as the bootstrap and permutation tests need them.
     *
     * @param items that were answered and valued
     */
    SetScore over(List<Marked> items);

    /**
     * An item with its answer and what that is worth.
     *
     * @param example the item
     * @param answer what was read from the response
     * @param value of the answer, 0 to 1
     */
    record Marked(Example example, Extraction answer, BigFraction value) {}
}
