package org.metaspo.result;

import java.util.Locale;

/** Differences of scores in percentage points, as words and tables have them. */
final class Points {
    private Points() {}

    /** With its sign and one decimal; what rounds to none is +0.0. */
    static String of(double difference) {
        // Adding 0 makes a negative zero a positive one.
        return String.format(Locale.ROOT, "%+.1f", Math.round(1000 * difference) / 10.0 + 0.0);
    }

    /** A difference with its interval. */
    static String of(double difference, double low, double high) {
        return of(difference) + " (" + of(low) + " to " + of(high) + ")";
    }
}
