package org.metaspo.task;

import java.math.BigDecimal;

/** Exact decimals in one spelling: no zeros behind the point's last digit, no exponent. */
final class Decimals {
    /** Beyond so many digits behind or before the point a number keeps its exponent: it might not fit into memory. */
    private static final int MOST_ZEROS = 100;

    private Decimals() {}

    /** Equal numbers become equal objects. */
    static BigDecimal canonical(BigDecimal number) {
        if (number.scale() <= 0 && number.scale() >= -MOST_ZEROS) {
            return number.setScale(0);
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 && stripped.scale() >= -MOST_ZEROS ? stripped.setScale(0) : stripped;
    }

    static String text(BigDecimal number) {
        BigDecimal canonical = canonical(number);
        return Math.abs((long) canonical.scale()) <= MOST_ZEROS ? canonical.toPlainString() : canonical.toString();
    }
}
