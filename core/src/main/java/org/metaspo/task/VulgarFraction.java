package org.metaspo.task;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The fractions that are one character (Unicode, Number Forms). */
final class VulgarFraction {
    private VulgarFraction() {}

    static boolean is(char c) {
        return (c >= '¼' && c <= '¾') || (c >= '⅐' && c <= '⅟') || c == '↉';
    }

    /** The value; null where it is no exact decimal. */
    static @Nullable BigDecimal value(char c) {
        String value =
                switch (c) {
                    case '¼' -> "0.25";
                    case '½' -> "0.5";
                    case '¾' -> "0.75";
                    case '⅒' -> "0.1";
                    case '⅕' -> "0.2";
                    case '⅖' -> "0.4";
                    case '⅗' -> "0.6";
                    case '⅘' -> "0.8";
                    case '⅛' -> "0.125";
                    case '⅜' -> "0.375";
                    case '⅝' -> "0.625";
                    case '⅞' -> "0.875";
                    default -> null;
                };
        return value == null ? null : new BigDecimal(value);
    }
}
