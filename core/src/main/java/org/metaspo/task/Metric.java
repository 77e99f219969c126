package org.metaspo.task;

/**
 * What an answer is worth. Every metric gives a value per item, which is what failures, races and paired tests look at;
 * a metric that is defined on whole sets (macro-F1) gives its items' correctness here.
 */
public sealed interface Metric permits Accuracy, ExactMatch {
    /** The name in task files and results. */
    String key();

    /** The worth of one answer to one item, 0 (wrong or unparseable) to 1 (right). */
    double value(Extraction answer, Example example);
}
