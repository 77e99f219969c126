package org.metaspo.method;

import org.jspecify.annotations.Nullable;
import org.metaspo.proposal.SentenceEdit;

/**
 * A change that may be made or left: of the system prompt, or of one task's user prompt.
 *
 * @param task whose user prompt it changes; null for the system prompt
 * @param edit the change
 * @param place where it was advised first; unique within a run
 * @param round in which it was
 */
record Factor(@Nullable String task, SentenceEdit edit, String place, int round) {
    /** Whether it changes what this task's questions are asked under. */
    boolean appliesTo(String name) {
        return task == null || task.equals(name);
    }
}
