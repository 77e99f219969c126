package org.metaspo.task;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Texts that count as equal in question answering: lower case, without ASCII punctuation and the words a, an and the,
 * spaces squeezed (the rule of SQuAD, Rajpurkar et al. 2016), with guards for its known holes.
 */
final class NormalText {
    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final Pattern NUMBER =
            Pattern.compile("([+−-]?)[$€£]?([+−-]?)(\\d{1,3}(?:,\\d{3}){1,12}|\\d{1,40})(\\.\\d{1,40})?");
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
        String normal = of(a);
        return !normal.isEmpty() && normal.equals(of(b));
    }

    /** The normal form. */
    static String of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        StringBuilder normal = new StringBuilder(lower.length());
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                end(word, normal);
            } else if (!isPunctuation(c)) {
                word.append(c);
            }
        }
        end(word, normal);
        return normal.toString();
    }

    private static void end(StringBuilder word, StringBuilder normal) {
        if (!word.isEmpty() && !ARTICLES.contains(word.toString())) {
            normal.append(normal.isEmpty() ? "" : " ").append(word);
        }
        word.setLength(0);
    }

    private static boolean isPunctuation(char c) {
        return c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c);
    }

    /** The number that a text is, as a whole: sign, currency sign, groups of three, decimals. */
    private static Optional<BigDecimal> number(String text) {
        if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text.replaceAll("[,$€£+]", "").replace('−', '-')));
    }
}
