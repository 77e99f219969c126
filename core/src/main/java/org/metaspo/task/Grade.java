package org.metaspo.task;

import org.apache.commons.numbers.fraction.BigFraction;

/** What a metric says of one answer. */
public sealed interface Grade {
    /** A wrong answer, without a further word. */
    Worth WRONG = new Worth(BigFraction.ZERO, "");

    /** A right answer. */
    Worth RIGHT = new Worth(BigFraction.ONE, "");

    /**
     * A value.
     *
     * @param value 0 (wrong) to 1 (right), exactly
     * @param feedback why, in words that help to mend the prompt; shown to the optimizer with the failure; may be empty
     * @param failure whether the optimizer may be shown the answer as one that failed
     */
    record Worth(BigFraction value, String feedback, boolean failure) implements Grade {
        public Worth {
            if (value.signum() < 0 || value.compareTo(BigFraction.ONE) > 0) {
                throw new IllegalArgumentException("A value lies in [0, 1]: " + value);
            }
        }

        /** A value that is a failure where it is 0. */
        public Worth(BigFraction value, String feedback) {
            this(value, feedback, value.signum() == 0);
        }
    }

    /**
     * No verdict could be had: says nothing of the prompts, leaves every comparison and is counted apart.
     *
     * @param reason why, in a few words for reports
     */
    record Unjudged(String reason) implements Grade {}

    /** Right or wrong. */
    static Worth of(boolean right) {
        return right ? RIGHT : WRONG;
    }

    /** Wrong, and why. */
    static Worth wrong(String feedback) {
        return new Worth(BigFraction.ZERO, feedback);
    }

    /** A value without feedback: part of a whole. */
    static Worth share(int part, int whole) {
        return new Worth(BigFraction.of(part, whole), "");
    }
}
