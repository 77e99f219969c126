package org.metaspo.task;

import java.math.BigDecimal;
import java.util.List;

/** The one number that a text mentions, once or several times. */
sealed interface OneNumber {
    /** The number, canonical ({@link Decimals}). */
    record Value(BigDecimal value) implements OneNumber {}

    /** There is none, for a reason. */
    record None(String reason) implements OneNumber {}

    /** Between numbers these make a sum or a range of them, even of equal ones ("2+2", "4-4"). */
    String OPERATORS = "+-−–—*×·⋅/⁄÷^:";

    /** The number of a text's mentions. */
    static OneNumber of(String text, List<NumberMention> mentions) {
        if (!mentions.isEmpty() && text.indexOf('\\') >= 0) {
            return new None("a formula");
        }
        BigDecimal found = null;
        for (int i = 0; i < mentions.size(); i++) {
            BigDecimal value = mentions.get(i).value();
            if (value == null) {
                return new None("not a plain number");
            }
            if (found != null && found.compareTo(value) != 0) {
                return new None("several numbers");
            }
            if (i > 0 && isCalculation(text, mentions.get(i - 1), mentions.get(i))) {
                return new None("a range or calculation");
            }
            found = value;
        }
        return found == null ? new None("no number") : new Value(found);
    }

    private static boolean isCalculation(String text, NumberMention one, NumberMention next) {
        String gap = text.substring(one.end(), next.start()).strip();
        return gap.length() == 1
                && OPERATORS.contains(gap)
                && Character.isDigit(text.charAt(one.end() - 1))
                && Character.isDigit(text.charAt(next.start()));
    }
}
