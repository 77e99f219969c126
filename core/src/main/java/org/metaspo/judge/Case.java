package org.metaspo.judge;

import java.util.List;
import org.metaspo.task.JudgeKind;

/**
 * One answer that the judge is asked about.
 *
 * @param kind what is asked about it
 * @param rubric what to heed, in the task's words; empty = the kind's own
 * @param votes how often each question is put, 1 or more
 * @param question that was answered
 * @param references accepted answers; may be empty where the kind needs none
 * @param answer that is judged
 * @param opponent the answer that it is compared with; empty for kinds that compare nothing
 */
public record Case(
        JudgeKind kind,
        String rubric,
        int votes,
        String question,
        List<String> references,
        String answer,
        String opponent) {
    public Case {
        references = List.copyOf(references);
    }

    /** Two equal answers tie; nobody need be asked. */
    boolean isTied() {
        return kind == JudgeKind.PAIRWISE && answer.equals(opponent);
    }

    /** How many orders the judge sees: two answers are shown both ways round. */
    int orders() {
        return kind == JudgeKind.PAIRWISE ? 2 : 1;
    }
}
