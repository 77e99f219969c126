package org.metaspo.task;

/**
 * How many items a run asks for, of each task.
 *
 * @param train items on which failures are mined
 * @param validation items on which candidates are chosen
 * @param test items on which the claim is made
 * @param halved whether a task with fewer than {@link #SMALL} items, which are too few for that, gives one half to both
 *     train and validation, and the other half to test
 */
public record SplitSizes(int train, int validation, int test, boolean halved) {
    /** With fewer items in all, three parts of their own would leave each of them too small. */
    public static final int SMALL = 60;

    /** Each part for itself. */
    public SplitSizes(int train, int validation, int test) {
        this(train, validation, test, false);
    }

    public SplitSizes {
        if (train < 0 || validation < 0 || test < 0) {
            throw new IllegalArgumentException("Sizes must not be negative.");
        }
    }
}
