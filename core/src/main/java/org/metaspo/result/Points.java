package org.metaspo.result;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Differences of scores in percentage points, as words and tables have them. */
final class Points {
    private Points() {}

    /** More digits than this of a difference come from binary fractions: a mean of 0.175 and 0.05 is 0.1125. */
    private static final MathContext DIGITS = new MathContext(12);

    /** With its sign and one decimal, halves away from none, as the page for the browser has it; what rounds to none is +0.0. */
    static String of(double difference) {
        BigDecimal points = new BigDecimal(100 * difference, DIGITS).setScale(1, RoundingMode.HALF_UP);
        return (points.signum() < 0 ? "" : "+") + points.toPlainString();
    }

    /** A difference with its interval. */
    static String of(double difference, double low, double high) {
        return of(difference) + " (" + of(low) + " to " + of(high) + ")";
    }
}
