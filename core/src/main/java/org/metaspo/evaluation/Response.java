package org.metaspo.evaluation;

import org.metaspo.model.Answer;
import org.metaspo.model.Outcome;
import org.metaspo.task.Example;
import org.metaspo.task.Extraction;
import org.metaspo.task.Grade;

/**
 * What the task model said to one example, not valued yet.
 *
 * @param pairing under which prompts
 * @param example what was asked
 * @param answer how the call ended, and the text
 * @param extraction what was read from it
 */
record Response(Pairing pairing, Example example, Answer answer, Extraction extraction) {
    /** Whether the same was read from another answer, or nothing from both. */
    boolean saysTheSame(Response other) {
        return extraction instanceof Extraction.Found
                ? extraction.equals(other.extraction)
                : other.extraction instanceof Extraction.Unparseable;
    }

    boolean isAnswered() {
        return answer.outcome() != Outcome.UNANSWERED;
    }

    Scored graded(Grade grade) {
        return new Scored(example, answer.outcome(), extraction, answer.text(), grade);
    }
}
