package org.metaspo.testbed.world;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sentence's worth of guidance that prompts may hold.
 *
 * @param index among the world's rules
 * @param task the only task that it is about; null for a general rule
 * @param kind what it does
 * @param concept how it is stated
 * @param overlap index of the general rule that a task rule overlaps with; -1 for none
 * @param rival index of the rule beside which it does nothing; -1 for none
 * @param support index of the rule without which it does nothing; -1 for none
 */
record Rule(int index, @Nullable String task, Kind kind, Concept concept, int overlap, int rival, int support) {
    /** What a rule does where it applies. */
    enum Kind {
        /** More right answers. */
        USEFUL,
        /** Nothing. */
        USELESS,
        /** Fewer right answers. */
        HARMFUL
    }

    String name() {
        return concept.name();
    }

    boolean isGeneral() {
        return task == null;
    }

    boolean isAbout(Set<String> tasks) {
        return task == null || tasks.contains(task);
    }
}
