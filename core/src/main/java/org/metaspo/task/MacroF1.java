package org.metaspo.task;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.metaspo.task.Extraction.Found;

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
        Map<String, Integer> hits = new HashMap<>();
        Map<String, Integer> answered = new HashMap<>();
        Map<String, Integer> classes = new HashMap<>();
        for (Marked item : items) {
            boolean right = !item.value().isZero();
            String answer = item.answer() instanceof Found found ? found.value() : "";
            String label = right ? answer : item.example().answers().getFirst();
            classes.merge(label, 1, Integer::sum);
            answered.merge(answer, 1, Integer::sum);
            hits.merge(label, right ? 1 : 0, Integer::sum);
        }
        BigFraction sum = BigFraction.ZERO;
        for (Map.Entry<String, Integer> label : classes.entrySet()) {
            int total = label.getValue() + answered.getOrDefault(label.getKey(), 0);
            sum = sum.add(BigFraction.of(2 * hits.getOrDefault(label.getKey(), 0), total));
        }
        return classes.isEmpty() ? sum : sum.divide(classes.size());
    }
}
