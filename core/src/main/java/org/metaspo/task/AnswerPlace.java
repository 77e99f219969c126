package org.metaspo.task;

import java.util.Locale;

/** Where in a response the answer stands. */
public enum AnswerPlace {
    /** Between {@code <answer>} and {@code </answer>}, nowhere else. */
    TAG,
    /** The whole response is the answer; a closed {@code <answer>} block is preferred where there is one. */
    WHOLE;

    /** The name in task files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
