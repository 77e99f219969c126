package org.metaspo.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param benchmark that it belongs to
 * @param name of the figure
 * @param value in its unit
 * @param wanted null where it is only reported
 */
record Figure(
        String benchmark,
        String name,
        double value,
        String unit,
        @Nullable Wanted wanted) {
    /** What a figure should be. */
    record Wanted(String sign, double bound) {
        static Wanted atMost(double bound) {
            return new Wanted("<=", bound);
        }

        static Wanted atLeast(double bound) {
            return new Wanted(">=", bound);
        }

        static Wanted exactly(double bound) {
            return new Wanted("=", bound);
        }

        boolean isMetBy(double value) {
            return switch (sign) {
                case "=" -> value == bound;
                case ">=" -> value >= bound;
                default -> value <= bound;
            };
        }
    }

    static Figure of(String benchmark, String name, double value, String unit) {
        return new Figure(benchmark, name, value, unit, null);
    }

    Figure wanting(Wanted target) {
        return new Figure(benchmark, name, value, unit, target);
    }

    /** yes, NO, or nothing where nothing is wanted. */
    String verdict() {
        return wanted == null ? "" : wanted.isMetBy(value) ? "yes" : "NO";
    }
}
