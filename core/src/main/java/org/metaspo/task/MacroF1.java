package org.metaspo.task;

import java.util.List;
import org.apache.commons.numbers.fraction.BigFraction;
import org.metaspo.statistics.SetScore;

/**
 * The unweighted mean over the classes of their F1 = 2 TP / (2 TP + FP + FN). The classes are the labels of the
 * reference answers in the list. An unparseable answer, and a label that no reference has, is a miss of the item's own
 * class and no class by itself: the value of scikit-learn's {@code f1_score(average="macro", labels=...)} with the
 * reference's labels.
 *
 * <p>An item with several accepted answers is of the class that was answered where that is accepted, else of the first.
 *
 * @param form says which answers are the same
 */
public record MacroF1(AnswerForm form) implements SetMetric {
    /** The name in task files. */
    public static final String KEY = "macro-f1";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public DirectMetric correctness() {
        return new Accuracy(form);
    }

    @Override
    public BigFraction score(List<Marked> items) {
        return new Confusion(items).exactly();
    }

    @Override
    public SetScore over(List<Marked> items) {
        return new Confusion(items);
    }
}
