package org.metaspo.statistics;

/** A score of a list of items as a whole, prepared so that it can be computed over many choices of them. */
@FunctionalInterface
public interface SetScore {
    /**
     * The score.
     *
     * @param items which items count, by their place in the list; an item may be there several times
     */
    double of(int[] items);
}
