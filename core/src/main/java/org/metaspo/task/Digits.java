package org.metaspo.task;

import org.jspecify.annotations.Nullable;

/** Reads one number that is written in digits. */
final class Digits {
    private static final int LONGEST = 18;

    private final String text;
    private final int start;
    private final StringBuilder digits = new StringBuilder();
    private boolean whole = true;
    private int next;

    private Digits(String text, int start) {
        this.text = text;
        this.start = start;
        this.next = start;
    }

    /** The number whose first digit stands at a place. */
    static Digits at(String text, int start) {
        Digits number = new Digits(text, start);
        number.groups();
        number.fraction();
        number.unit();
        return number;
    }

    NumberMention mention() {
        return new NumberMention(start, next, value());
    }

    /** Where to read on. */
    int next() {
        return next;
    }

    private @Nullable Long value() {
        if (!whole || digits.length() > LONGEST) {
            return null;
        }
        long value = Long.parseLong(digits.toString());
        return isNegative() ? -value : value;
    }

    /** A sign touches its number and does not touch what stands before it: in "1-5" the dash is no sign. */
    private boolean isNegative() {
        return start > 0
                && Dash.is(text.charAt(start - 1))
                && (start == 1 || !Character.isLetterOrDigit(text.charAt(start - 2)));
    }

    /** Digits, with groups of three behind commas or thin spaces. */
    private void groups() {
        run();
        boolean mayGroup = digits.length() <= 3;
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

    /** A fraction of zeros leaves the number whole; two points ("1.2.3") do not. */
    private void fraction() {
        for (int points = 0; isAt(next, '.') && isDigit(next + 1); points++) {
            next++;
            whole &= points == 0;
            while (isDigit(next)) {
                whole &= Character.digit(text.charAt(next), 10) == 0;
                next++;
            }
        }
    }

    /** Letters that touch the number are its unit ("4th", "5km"); digits behind them make it another thing ("1e3"). */
    private void unit() {
        int end = NumberMention.lettersOrDigitsEnd(text, next);
        whole &= NumberMention.lettersEnd(text, next) == end;
        next = end;
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
