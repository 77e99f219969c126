package org.metaspo.task;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins the parts of fractions ("3/4") and of mixed numbers ("1½", "1 3/4") to one number. */
final class Fractions {
    private final String text;
    private final List<NumberMention> joined = new ArrayList<>();

    private Fractions(String text) {
        this.text = text;
    }

    static List<NumberMention> joined(String text, List<NumberMention> mentions) {
        if (mentions.size() < 2) {
            return mentions;
        }
        Fractions fractions = new Fractions(text);
        fractions.join(mentions);
        return fractions.joined;
    }

    private void join(List<NumberMention> mentions) {
        int i = 0;
        while (i < mentions.size()) {
            int end = i + 1;
            while (end < mentions.size() && isStroke(mentions.get(end - 1), mentions.get(end))) {
                end++;
            }
            add(mentions.subList(i, end));
            i = end;
        }
    }

    /** Adds numbers that strokes part: one is a number, two are a fraction, more are a date or the like. */
    private void add(List<NumberMention> parts) {
        NumberMention first = parts.get(0);
        NumberMention last = parts.get(parts.size() - 1);
        BigDecimal value =
                switch (parts.size()) {
                    case 1 -> first.value();
                    case 2 -> quotient(first.value(), last.value());
                    default -> null;
                };
        NumberMention number = new NumberMention(first.start(), last.end(), value);
        NumberMention before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
        boolean isFraction = parts.size() == 2 || VulgarFraction.is(text.charAt(first.start()));
        if (before != null && isFraction && isMixed(before, number)) {
            joined.set(joined.size() - 1, new NumberMention(before.start(), number.end(), sum(before.value(), value)));
        } else {
            joined.add(number);
        }
    }

    private boolean isStroke(NumberMention one, NumberMention next) {
        int gap = next.start() - one.end();
        if (gap < 1 || gap > 3) {
            return false;
        }
        String stroke = text.substring(one.end(), next.start()).strip();
        return stroke.equals("/") || stroke.equals("⁄");
    }

    /** Whether a whole number and a fraction below 1 stand side by side. */
    private boolean isMixed(NumberMention whole, NumberMention fraction) {
        return whole.isWhole()
                && fraction.start() - whole.end() <= 1
                && text.substring(whole.end(), fraction.start()).isBlank()
                && fraction.value() != null
                && fraction.value().signum() > 0
                && fraction.value().compareTo(BigDecimal.ONE) < 0;
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal whole, @Nullable BigDecimal fraction) {
        if (whole == null || fraction == null) {
            return null;
        }
        return whole.signum() < 0 ? whole.subtract(fraction) : whole.add(fraction);
    }

    /** The exact quotient; null where there is none. */
    private static @Nullable BigDecimal quotient(@Nullable BigDecimal over, @Nullable BigDecimal under) {
        if (over == null || under == null || under.signum() == 0) {
            return null;
        }
        try {
            return Decimals.canonical(over.divide(under));
        } catch (ArithmeticException e) {
            // 1/3 has no last digit.
            return null;
        }
    }
}
