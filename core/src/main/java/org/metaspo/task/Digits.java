package org.metaspo.task;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one number that is written in digits. */
final class Digits {
    /** Longer numbers are not read. */
    private static final int LONGEST = 40;

    /** Letters at a number that are not its unit but change its value. */
    private static final Set<String> FACTORS = Set.of("k", "bn", "mn", "mln", "π", "pi");

    private final String text;
    private final int start;
    private final StringBuilder digits = new StringBuilder();
    private boolean readable = true;
    private int next;

    private Digits(String text, int start) {
        this.text = text;
        this.start = start;
        this.next = start;
    }

    /** The number whose first digit stands at a place. */
    static Digits at(String text, int start) {
        boolean pointed = isPointed(text, start);
        Digits number = new Digits(text, pointed ? start - 1 : start);
        if (pointed) {
            number.digits.append('0');
        } else {
            number.groups();
        }
        number.fraction();
        number.unit();
        return number;
    }

    /** Whether the number begins with its point (".5"): one that ends no word, number or ellipsis. */
    private static boolean isPointed(String text, int start) {
        return start > 0
                && text.charAt(start - 1) == '.'
                && (start == 1
                        || !(Character.isLetterOrDigit(text.charAt(start - 2)) || text.charAt(start - 2) == '.'));
    }

    NumberMention mention() {
        return new NumberMention(start, next, value());
    }

    /** Where to read on. */
    int next() {
        return next;
    }

    private @Nullable BigDecimal value() {
        if (!readable || digits.length() > LONGEST || isBehind('√')) {
            return null;
        }
        BigDecimal value = Decimals.canonical(new BigDecimal(digits.toString()));
        return isNegative() ? value.negate() : value;
    }

    private boolean isBehind(char c) {
        return start > 0 && text.charAt(start - 1) == c;
    }

    /**
     * A sign touches its number, or the currency sign between them, and does not touch what stands before it: in "1-5"
     * the dash is no sign.
     */
    private boolean isNegative() {
        int sign = start - 1;
        if (sign >= 0 && Character.getType(text.charAt(sign)) == Character.CURRENCY_SYMBOL) {
            sign--;
        }
        return sign >= 0
                && Dash.is(text.charAt(sign))
                && (sign == 0 || !Character.isLetterOrDigit(text.charAt(sign - 1)));
    }

    /** Digits, with groups of three behind commas or thin spaces. */
    private void groups() {
        run();
        boolean mayGroup = next - start <= 3;
        while (mayGroup
                && isGroupMark(next)
                && isDigit(next + 1)
                && isDigit(next + 2)
                && isDigit(next + 3)
                && !isDigit(next + 4)) {
            next++;
            run();
        }
    }

    private void run() {
        while (isDigit(next)) {
            // Beyond the longest the value is lost anyway; a megabyte of digits need not be kept.
            if (digits.length() <= LONGEST) {
                digits.append((char) ('0' + Character.digit(text.charAt(next), 10)));
            }
            next++;
        }
    }

    /** Two points ("1.2.3") are no fraction, and a comma that parts no groups ("1.234,50", "4,5") may be anything. */
    private void fraction() {
        for (int points = 0; isAt(next, '.') && isDigit(next + 1); points++) {
            readable &= points == 0;
            digits.append('.');
            next++;
            run();
        }
        readable &= !(isAt(next, ',') && isDigit(next + 1));
    }

    /** Letters that touch the number are its unit ("4th", "5km"); digits behind them make it another thing ("1e3"). */
    private void unit() {
        int letters = NumberMention.lettersEnd(text, next);
        int end = NumberMention.lettersOrDigitsEnd(text, letters);
        readable &= letters == end
                && !isPower(next)
                && !(letters - next <= 3
                        && FACTORS.contains(text.substring(next, letters).toLowerCase(Locale.ROOT)));
        next = end;
    }

    /** "5²" and "5^2" are not 5. */
    private boolean isPower(int i) {
        return isAt(i, '^') || isAt(i, '²') || isAt(i, '³');
    }

    private boolean isGroupMark(int i) {
        return isAt(i, ',') || isAt(i, '\u2009') || isAt(i, '\u202f');
    }

    private boolean isDigit(int i) {
        return i < text.length() && Character.isDigit(text.charAt(i));
    }

    private boolean isAt(int i, char c) {
        return i < text.length() && text.charAt(i) == c;
    }
}
