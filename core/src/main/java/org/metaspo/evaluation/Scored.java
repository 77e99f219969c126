package org.metaspo.evaluation;

import org.metaspo.model.Outcome;
import org.metaspo.task.Example;
import org.metaspo.task.Extraction;

/**
 * One example's score.
 *
 * @param example what was asked
 * @param outcome how the call ended
 * @param extraction what was read from the response
 * @param response the model's text
 * @param value by the task's metric, 0 to 1; 0 for refused, too long and unparseable
 */
public record Scored(Example example, Outcome outcome, Extraction extraction, String response, double value) {
    /** Whether it says anything about the prompts: an infrastructure fault does not. */
    public boolean isAnswered() {
        return outcome != Outcome.UNANSWERED;
    }

    /** A failure is an item with correctness 0. */
    public boolean isFailure() {
        return isAnswered() && value == 0;
    }

    /** Whether a complete response held nothing that the answer form accepts. */
    public boolean isUnparseable() {
        boolean hasText = outcome == Outcome.ANSWERED || outcome == Outcome.TRUNCATED;
        return hasText && extraction instanceof Extraction.Unparseable;
    }
}
