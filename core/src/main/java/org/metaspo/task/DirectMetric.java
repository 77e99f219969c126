package org.metaspo.task;

/** An item metric that needs nothing but the answer and the item: no model is asked. */
public sealed interface DirectMetric extends ItemMetric permits Accuracy, Contains, ExactMatch, Numeric, TokenF1 {
    /** The worth of one answer to one item; an unparseable one is worth 0. Never throws. */
    Grade.Worth grade(Extraction answer, Example example);
}
