package org.metaspo.task;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.metaspo.task.Extraction.Found;

/**
 * The overlap of an answer's words with those of the accepted answer that it comes closest to: the harmonic mean of
 * precision and recall over the words of the normal forms, each counted as often as it occurs (SQuAD, Rajpurkar et al.
 * 2016). Numbers are compared as numbers, and a text of which nothing remains matches only itself.
 */
public record TokenF1() implements DirectMetric {
    /** The name in task files. */
    public static final String KEY = "f1";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Grade.Worth grade(Extraction answer, Example example) {
        Grade.Worth best = Grade.WRONG;
        if (answer instanceof Found found) {
            for (String gold : example.answers()) {
                Grade.Worth worth = overlap(found.value(), gold);
                best = worth.value().compareTo(best.value()) > 0 ? worth : best;
            }
        }
        return best;
    }

    private static Grade.Worth overlap(String answer, String gold) {
        if (NormalText.same(answer, gold)) {
            return Grade.RIGHT;
        }
        List<String> given = NormalText.words(answer);
        List<String> expected = NormalText.words(gold);
        boolean numbers = NormalText.number(answer.strip()).isPresent()
                && NormalText.number(gold.strip()).isPresent();
        if (numbers || given.isEmpty() || expected.isEmpty()) {
            return Grade.WRONG;
        }
        return Grade.share(2 * common(given, expected), given.size() + expected.size());
    }

    private static int common(List<String> given, List<String> expected) {
        Map<String, Integer> left = new HashMap<>();
        expected.forEach(word -> left.merge(word, 1, Integer::sum));
        int common = 0;
        for (String word : given) {
            if (left.merge(word, -1, Integer::sum) >= 0) {
                common++;
            }
        }
        return common;
    }
}
