package org.metaspo.task;

/**
 * A metric that is defined on complete lists of items only. Failures, races and paired tests look at its items'
 * correctness.
 */
public sealed interface SetMetric extends Metric permits MacroF1 {
    /** What values a single item: 1 for right, else 0. */
    DirectMetric correctness();
}
