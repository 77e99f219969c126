package org.metaspo.evaluation;

import org.apache.commons.numbers.fraction.BigFraction;
import org.metaspo.model.Outcome;
import org.metaspo.task.Example;
import org.metaspo.task.Extraction;
import org.metaspo.task.Grade;
import org.metaspo.task.Metric;

/**
 * One example's score.
 *
 * @param example what was asked
 * @param outcome how the call ended
 * @param extraction what was read from the response
 * @param response the model's text
 * @param grade by the task's metric; worth 0 for refused, too long and unparseable
 */
public record Scored(Example example, Outcome outcome, Extraction extraction, String response, Grade grade) {
    /** Whether it says anything about the prompts: an infrastructure fault and a missing verdict do not. */
    public boolean counts() {
        return outcome != Outcome.UNANSWERED && grade instanceof Grade.Worth;
    }

    /** Its worth, 0 to 1; 0 where it does not count. */
    public BigFraction value() {
        return grade instanceof Grade.Worth worth ? worth.value() : BigFraction.ZERO;
    }

    /** What the metric has to say to it; may be empty. */
    public String feedback() {
        return grade instanceof Grade.Worth worth ? worth.feedback() : "";
    }

    /** The same, and nothing is said to it. */
    public Scored withoutFeedback() {
        return grade instanceof Grade.Worth worth
                ? new Scored(
                        example, outcome, extraction, response, new Grade.Worth(worth.value(), "", worth.failure()))
                : this;
    }

    /** A failure is an item with correctness 0; for a judge that grades finely, one that is worth at most a half. */
    public boolean isFailure() {
        return counts() && grade instanceof Grade.Worth worth && worth.failure();
    }

    /** Whether a response held nothing that the answer form accepts. */
    public boolean isUnparseable() {
        boolean hasText = outcome == Outcome.ANSWERED || outcome == Outcome.TRUNCATED;
        return hasText && extraction instanceof Extraction.Unparseable;
    }

    Metric.Marked marked() {
        return new Metric.Marked(example, extraction, value());
    }

    /** Whether an answer stayed without a verdict. */
    public boolean isUnjudged() {
        return outcome != Outcome.UNANSWERED && grade instanceof Grade.Unjudged;
    }
}
