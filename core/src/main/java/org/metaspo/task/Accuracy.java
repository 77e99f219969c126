package org.metaspo.task;

import org.metaspo.task.Extraction.Found;

/**
 * 1 for an answer that is, in the sense of the task's answer form, one of the accepted ones, else 0.
 *
 * @param form says which answers are the same
 */
public record Accuracy(AnswerForm form) implements DirectMetric {
    /** The name in task files. */
    public static final String KEY = "accuracy";

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Grade.Worth grade(Extraction answer, Example example) {
        return Grade.of(answer instanceof Found found
                && example.answers().stream().anyMatch(gold -> form.same(found.value(), gold)));
    }
}
