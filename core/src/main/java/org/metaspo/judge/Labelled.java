package org.metaspo.judge;

import org.jspecify.annotations.Nullable;

/**
 * An answer that people have judged.
 *
 * @param asked what the judge is asked about it
 * @param human a person's verdict, one of the kind's categories
 * @param second another person's, null where there is none
 * @param arm start or learned: under which prompts the answer was given; null where that is not known
 */
public record Labelled(
        Case asked,
        String human,
        @Nullable String second,
        @Nullable String arm) {
    /** Answers under the initial prompts. */
    public static final String START = "start";

    /** Answers under learned prompts. */
    public static final String LEARNED = "learned";
}
