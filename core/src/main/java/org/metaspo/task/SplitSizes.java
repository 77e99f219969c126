package org.metaspo.task;

/**
 * How many items a run asks for, of each task.
 *
 * @param train items on which failures are mined
 * @param validation items on which candidates are chosen
 * @param test items on which the claim is made
 */
public record SplitSizes(int train, int validation, int test) {
    public SplitSizes {
        if (train < 0 || validation < 0 || test < 0) {
            throw new IllegalArgumentException("Sizes must not be negative.");
        }
    }
}
