package org.metaspo.study;

import java.util.List;
import java.util.function.Function;

/**
 * What a study comes to at most.
 *
 * @param training evaluations on training examples
 * @param test evaluations on test examples
 * @param optimizerCalls calls of an optimizer model, content retries apart
 */
public record StudyCounts(long training, long test, long optimizerCalls) {
    /**
     * A task's sizes.
     *
     * @param name of the task
     * @param train training examples
     * @param test test examples
     * @param fixed whether its user prompt stays
     */
    public record TaskSize(String name, int train, int test, boolean fixed) {}

    StudyCounts plus(StudyCounts other) {
        return new StudyCounts(training + other.training, test + other.test, optimizerCalls + other.optimizerCalls);
    }

    static StudyCounts sum(List<TaskSize> tasks, Function<TaskSize, StudyCounts> each) {
        return tasks.stream().map(each).reduce(new StudyCounts(0, 0, 0), StudyCounts::plus);
    }
}
