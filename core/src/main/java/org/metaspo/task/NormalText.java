package org.metaspo.task;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts that count as equal in question answering: lower case, without ASCII punctuation and the words a, an and the,
 * spaces squeezed (the rule of SQuAD, Rajpurkar et al. 2016), with guards for its known holes: texts of which nothing
 * remains, numbers whose points and signs vanish, typographic quotes and dashes, which count as ASCII ones, and number
 * words with or without a hyphen.
 */
final class NormalText {
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final Pattern NUMBER = Pattern.compile(
            "([+−-]?)[$€£]?([+−-]?)(\\d{1,3}(?:,\\d{3}){1,12}|\\d{1,40})(\\.\\d{1,40})?([Ee][+-]?\\d{1,4})?");
    private static final int LONGEST_NUMBER = 64;

    private NormalText() {}

    /**
     * Whether two texts are equal. Numbers are compared as numbers (3.5 is not 35, 72 is 72.00). Texts of which nothing
     * remains are equal only as they stand: "The The" is not an empty response. Nothing equals an empty text.
     */
    static boolean same(String one, String other) {
        String a = one.strip();
        String b = other.strip();
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        if (a.equalsIgnoreCase(b)) {
            return true;
        }
        Optional<BigDecimal> number = number(a);
        Optional<BigDecimal> otherNumber = number(b);
        if (number.isPresent() && otherNumber.isPresent()) {
            return number.get().compareTo(otherNumber.get()) == 0;
        }
        List<String> words = words(a);
        return !words.isEmpty() && words.equals(words(b));
    }

    /** The words of the normal form, in order. */
    static List<String> words(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                end(word, words);
            } else if (!isPunctuation(c)) {
                word.append(c);
            }
        }
        end(word, words);
        return words;
    }

    private static void end(StringBuilder letters, List<String> words) {
        String word = letters.toString();
        letters.setLength(0);
        if (word.isEmpty() || ARTICLES.contains(word)) {
            return;
        }
        // "twenty-one" has become one word: so does "twenty one".
        if (isUnit(word) && !words.isEmpty() && isTens(words.getLast())) {
            words.set(words.size() - 1, words.getLast() + word);
        } else {
            words.add(word);
        }
    }

    private static boolean isUnit(String word) {
        Integer value = numberWord(word);
        return value != null && value > 0 && value < 10;
    }

    private static boolean isTens(String word) {
        Integer value = numberWord(word);
        return value != null && NumberWords.isTens(value);
    }

    private static @Nullable Integer numberWord(String word) {
        return word.length() > NumberWords.LONGEST ? null : NumberWords.value(word);
    }

    private static boolean isPunctuation(char c) {
        return (c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c)) || (c >= '‘' && c <= '‟') || Dash.is(c);
    }

    /** The number that a text is, as a whole: sign, currency sign, groups of three, decimals, a power of ten. */
    static Optional<BigDecimal> number(String text) {
        if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text.replaceAll("[,$€£+]", "").replace('−', '-')));
    }
}
