package org.metaspo.task;

import org.metaspo.task.Extraction.Found;

/**
 * 1 for an answer whose normal form equals that of an accepted answer, else 0: lower case, no ASCII punctuation, no
 * articles; numbers are compared as numbers, and a text of which nothing remains matches only itself.
 */
public record ExactMatch() implements DirectMetric {
    /** The name in task files. */
    public static final String KEY = "exact-match";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Grade.Worth grade(Extraction answer, Example example) {
        return Grade.of(answer instanceof Found found
                && example.answers().stream().anyMatch(gold -> NormalText.same(found.value(), gold)));
    }
}
