package org.metaspo.task;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Metric.Marked;

/** The score of a program that always gives the same answer: what every score has to be held against. */
public final class MajorityBaseline {
    private MajorityBaseline() {}

    /**
     * The score, by the task's own metric, of always giving the answer that the most items accept; of several such the
     * first in the items' order.
     *
     * @param examples at least one
     */
    public static BigFraction score(Metric metric, List<Example> examples) {
        DirectMetric single =
                switch (metric) {
                    case DirectMetric direct -> direct;
                    case SetMetric set -> set.correctness();
                    // No model is asked for a baseline: an answer is right where it is the reference itself.
                    case Judged judged -> new ExactMatch();
                };
        Found always = new Found(mostFrequent(examples));
        List<Marked> items = new ArrayList<>();
        for (Example example : examples) {
            items.add(new Marked(example, always, single.grade(always, example).value()));
        }
        return metric.score(items);
    }

    private static String mostFrequent(List<Example> examples) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Example example : examples) {
            // An answer counts once for each item that accepts it.
            new LinkedHashSet<>(example.answers()).forEach(answer -> counts.merge(answer, 1, Integer::sum));
        }
        String most = null;
        for (Map.Entry<String, Integer> answer : counts.entrySet()) {
            most = most == null || answer.getValue() > counts.getOrDefault(most, 0) ? answer.getKey() : most;
        }
        if (most == null) {
            throw new IllegalArgumentException("No items, no baseline.");
        }
        return most;
    }
}
