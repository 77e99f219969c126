package org.metaspo.task;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The English words for the whole numbers from zero to ninety-nine. */
final class NumberWords {
    /** No number word has more letters ("seventyseven" has 12). */
    static final int LONGEST = 12;

    private static final List<String> UNITS = List.of(
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen");
    private static final List<String> TENS =
            List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
    private static final Map<String, Integer> VALUES = values();

    private NumberWords() {}

    private static Map<String, Integer> values() {
        Map<String, Integer> values = new HashMap<>();
        for (int i = 0; i < UNITS.size(); i++) {
            values.put(UNITS.get(i), i);
        }
        for (int t = 0; t < TENS.size(); t++) {
            int tens = 20 + 10 * t;
            values.put(TENS.get(t), tens);
            for (int unit = 1; unit < 10; unit++) {
                values.put(TENS.get(t) + UNITS.get(unit), tens + unit);
            }
        }
        return Map.copyOf(values);
    }

    /** The value of one lower-case word; null where it is no number. */
    static @Nullable Integer value(String word) {
        return VALUES.get(word);
    }

    /** Whether a unit may follow, as in "twenty one". */
    static boolean isTens(int value) {
        return value >= 20 && value % 10 == 0;
    }

    /** The text with its number words in digits: "twenty-one dogs" becomes "21 dogs". */
    static String inDigits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        int from = 0;
        for (NumberMention mention : NumberMention.in(text)) {
            if (mention.value() != null && Character.isLetter(text.charAt(mention.start()))) {
                digits.append(text, from, mention.start()).append(mention.value());
                from = mention.end();
            }
        }
        return digits.append(text, from, text.length()).toString();
    }
}
