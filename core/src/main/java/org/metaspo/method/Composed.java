package org.metaspo.method;

import java.util.Collection;
import java.util.List;
import org.metaspo.proposal.CandidateRules;

/**
 * Prompts put together by the program.
 *
 * @param base what the changes are made in
 * @param made the changes, in the order in which they are made
 * @param draft the base with them
 */
record Composed(Draft base, List<Factor> made, Draft draft) {
    Composed {
        made = List.copyOf(made);
    }

    /** Without any change. */
    static Composed of(Draft base) {
        return new Composed(base, List.of(), base);
    }

    /** The same base with these changes, but for those that would make a prompt invalid. */
    Composed with(Collection<Factor> changes, CandidateRules rules) {
        return new Composed(base, List.copyOf(changes), base.with(changes, rules));
    }
}
