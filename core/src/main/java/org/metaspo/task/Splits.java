package org.metaspo.task;

import java.util.List;

/**
 * A task's items, each part with a job of its own; no question stands in two of them, but that a task with very few items
 * may have the same ones for train and validation.
 *
 * @param train on which failures are mined
 * @param validation on which candidates are chosen; may be empty
 * @param test on which the claim is made, read once
 * @param counts what was left out
 */
public record Splits(List<Example> train, List<Example> validation, List<Example> test, SplitCounts counts) {
    public Splits {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }
}
