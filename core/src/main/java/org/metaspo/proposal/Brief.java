package org.metaspo.proposal;

import java.util.List;
import org.metaspo.prompt.SystemPrompt;

/** What a proposer is told. */
public sealed interface Brief {
    /** Where in the search; also names the samples of the calls, so that no two proposals share an answer. */
    String place();

    /**
     * Asks for a new system prompt.
     *
     * @param place such as {@code outer/2/candidate/4}
     * @param parent the incumbent
     * @param failures some of each task, tasks in random order; saturated tasks are missing
     */
    record OfSystemPrompt(String place, SystemPrompt parent, List<Failures> failures) implements Brief {
        public OfSystemPrompt {
            failures = List.copyOf(failures);
        }
    }

    /**
     * Asks for a new user prompt of one task; the parent is the user prompt of the failures.
     *
     * @param place such as {@code inner/1/beauty/candidate/2}
     * @param systemPrompt the incumbent, under which the task's failures happened
     * @param failures of the task's best user prompt
     */
    record OfUserPrompt(String place, SystemPrompt systemPrompt, Failures failures) implements Brief {}
}
