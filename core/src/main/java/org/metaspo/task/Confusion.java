package org.metaspo.task;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.metaspo.statistics.SetScore;
import org.metaspo.task.Extraction.Found;
import org.metaspo.task.Metric.Marked;

/** Which class each item is of, and which was answered: counting is all that F1 needs. */
final class Confusion implements SetScore {
    private final int[] expected;
    private final int[] answered;
    private final int known;

    Confusion(List<Marked> items) {
        Map<String, Integer> numbers = new HashMap<>();
        expected = new int[items.size()];
        answered = new int[items.size()];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = number(expected(items.get(i)), numbers);
            answered[i] = number(answer(items.get(i)), numbers);
        }
        known = numbers.size();
    }

    private static int number(String label, Map<String, Integer> numbers) {
        return numbers.computeIfAbsent(label, unseen -> numbers.size());
    }

    private static String expected(Marked item) {
        boolean right = !item.value().isZero();
        return right ? answer(item) : item.example().answers().getFirst();
    }

    /** No label is empty, so that what cannot be read is no expected class. */
    private static String answer(Marked item) {
        return item.answer() instanceof Found found ? found.value() : "";
    }

    @Override
    public double of(int[] items) {
        int[][] counts = counts(items);
        double sum = 0;
        int classes = 0;
        for (int[] count : counts) {
            if (count[0] > 0) {
                sum += 2.0 * count[2] / (count[0] + count[1]);
                classes++;
            }
        }
        return classes == 0 ? 0 : sum / classes;
    }

    /** The same over all items, exactly. */
    BigFraction exactly() {
        int[] all = new int[expected.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        BigFraction sum = BigFraction.ZERO;
        int classes = 0;
        for (int[] count : counts(all)) {
            if (count[0] > 0) {
                sum = sum.add(BigFraction.of(2 * count[2], count[0] + count[1]));
                classes++;
            }
        }
        return classes == 0 ? sum : sum.divide(classes);
    }

    /** For each class how often it was expected, answered, and both. */
    private int[][] counts(int[] items) {
        int[][] counts = new int[known][3];
        for (int item : items) {
            counts[expected[item]][0]++;
            counts[answered[item]][1]++;
            if (expected[item] == answered[item]) {
                counts[expected[item]][2]++;
            }
        }
        return counts;
    }
}
