package org.metaspo.method;

import java.util.List;

/**
 * How many evaluations and optimizer calls a search has, provided that every proposal is valid at its first attempt and
 * no task is saturated. Where it depends on what is found, it is the most.
 *
 * @param training evaluations on training examples
 * @param validation evaluations on validation examples
 * @param optimizerCalls calls of an optimizer model
 * @param survivors evaluations of what the search ends with on test examples
 * @param baseline evaluations of the initial prompts on test examples
 */
public record Counts(long training, long validation, long optimizerCalls, long survivors, long baseline) {
    /** None of anything. */
    static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /**
     * A task's sizes.
     *
     * @param train n, training examples
     * @param validation validation examples; 0 where the schedule draws none
     * @param test te, test examples
     * @param fixed whether its user prompt stays
     */
    public record TaskSize(int train, int validation, int test, boolean fixed) {}

    Counts plus(Counts other) {
        return new Counts(
                training + other.training,
                validation + other.validation,
                optimizerCalls + other.optimizerCalls,
                survivors + other.survivors,
                baseline + other.baseline);
    }

    static Counts sum(List<Counts> all) {
        return all.stream().reduce(NONE, Counts::plus);
    }

    /** Evaluations on training and validation examples. */
    public long search() {
        return training + validation;
    }
}
