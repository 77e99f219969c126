package org.metaspo.task;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number that a text mentions, in digits or in English words up to ninety-nine.
 *
 * @param start where it begins
 * @param end behind its last character
 * @param value the number, canonical ({@link Decimals}); null where it is none that is read ("two hundred", "1e3", "1.234,50")
 */
record NumberMention(int start, int end, @Nullable BigDecimal value) {
    /** Words after or before which a plain number word does not mean what it says. */
    private static final Set<String> OTHER_NUMBERS =
            Set.of("half", "halves", "hundred", "thousand", "million", "billion", "dozen");

    /** All mentions, in their order. Digits that belong to a word ("H2O") are none. */
    static List<NumberMention> in(String text) {
        List<NumberMention> mentions = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                Digits digits = Digits.at(text, i);
                mentions.add(digits.mention());
                i = digits.next();
            } else if (Character.isLetter(c)) {
                i = word(text, i, mentions);
            } else {
                if (VulgarFraction.is(c)) {
                    mentions.add(new NumberMention(i, i + 1, VulgarFraction.value(c)));
                }
                i++;
            }
        }
        return mentions;
    }

    /** Reads the word at a place, with the one it is joined to ("twenty-one"); returns where to go on. */
    private static int word(String text, int start, List<NumberMention> mentions) {
        int end = lettersEnd(text, start);
        if (end < text.length() && Character.isDigit(text.charAt(end)) && isCased(text.charAt(end - 1))) {
            return lettersOrDigitsEnd(text, end);
        }
        if (end - start > NumberWords.LONGEST) {
            return end;
        }
        String word = text.substring(start, end).toLowerCase(Locale.ROOT);
        if (OTHER_NUMBERS.contains(word)) {
            mentions.add(new NumberMention(start, end, null));
            return end;
        }
        Integer value = NumberWords.value(word);
        if (value == null) {
            return end;
        }
        if (NumberWords.isTens(value) && end < text.length() && isJoint(text.charAt(end))) {
            int unitEnd = lettersEnd(text, end + 1);
            Integer unit = unitEnd - end > NumberWords.LONGEST
                    ? null
                    : NumberWords.value(text.substring(end + 1, unitEnd).toLowerCase(Locale.ROOT));
            if (unit != null && unit > 0 && unit < 10) {
                mentions.add(new NumberMention(start, unitEnd, BigDecimal.valueOf(value + unit)));
                return unitEnd;
            }
        }
        mentions.add(new NumberMention(start, end, BigDecimal.valueOf(value)));
        return end;
    }

    /** Whether this is a whole number. */
    boolean isWhole() {
        return value != null && value.scale() <= 0;
    }

    static int lettersEnd(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isLetter(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static int lettersOrDigitsEnd(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Scripts without capital letters write numbers without a blank before them. */
    private static boolean isCased(char letter) {
        return Character.isLowerCase(letter) || Character.isUpperCase(letter);
    }

    private static boolean isJoint(char c) {
        return c == ' ' || Dash.is(c);
    }
}
