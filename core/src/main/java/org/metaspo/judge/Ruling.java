package org.metaspo.judge;

import java.util.List;
import org.metaspo.task.JudgeKind;

/** What came of a case. */
public sealed interface Ruling {
    /**
     * A verdict.
     *
     * @param kind of the case
     * @param category one of the kind's categories
     * @param reason in the judge's words; may be empty
     * @param words what was said in each order that was shown; empty where nobody was asked
     */
    record Decided(JudgeKind kind, String category, String reason, List<String> words) implements Ruling {
        public Decided {
            words = List.copyOf(words);
        }
    }

    /**
     * None.
     *
     * @param reason why
     */
    record Undecided(String reason) implements Ruling {}
}
