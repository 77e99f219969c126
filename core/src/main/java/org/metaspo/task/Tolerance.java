package org.metaspo.task;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * How far a number may lie from the reference.
 *
 * @param size 0 or more: a distance, or a share of the reference's absolute value
 * @param relative whether it is a share
 */
public record Tolerance(BigDecimal size, boolean relative) {
    /** Equal numbers only. */
    public static final Tolerance NONE = new Tolerance(BigDecimal.ZERO, false);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,20}(?:\\.\\d{1,20})?)\\s*(%?)");

    public Tolerance {
        if (size.signum() < 0) {
            throw new IllegalArgumentException("A tolerance is not negative: " + size);
        }
        size = size.stripTrailingZeros();
    }

    /**
     * Reads a distance ({@code 0.01}) or a share of the reference ({@code 1%}).
     *
     * @throws IllegalArgumentException where the text is neither
     */
    public static Tolerance of(String text) {
        var matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is neither a distance nor a percentage.");
        }
        BigDecimal size = new BigDecimal(matcher.group(1));
        return matcher.group(2).isEmpty() ? new Tolerance(size, false) : new Tolerance(size.movePointLeft(2), true);
    }

    /** The distance allowed around a reference. */
    BigDecimal around(BigDecimal reference) {
        return relative ? size.multiply(reference.abs()) : size;
    }
}
