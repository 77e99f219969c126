package org.metaspo.proposal;

import java.util.List;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.Task;

/** What a proposer is told: which prompt is wanted, the one that is there now, and what the new one is to rest on. */
public sealed interface Brief {
    /** Where in the search; also names the samples of the calls, so that no two proposals share an answer. */
    String place();

    /** What the new prompt is to rest on. */
    Evidence evidence();

    /** The same brief at another place, so that its calls are new samples. */
    Brief at(String otherPlace);

    /** The failures shown; none where the evidence is another. */
    default List<Failures> failures() {
        return evidence().failures();
    }

    /**
     * Asks for a new system prompt.
     *
     * @param place such as {@code outer/2/candidate/4}
     * @param parent the incumbent
     * @param evidence of all tasks
     */
    record OfSystemPrompt(String place, SystemPrompt parent, Evidence evidence) implements Brief {
        @Override
        public Brief at(String otherPlace) {
            return new OfSystemPrompt(otherPlace, parent, evidence);
        }
    }

    /**
     * Asks for a new user prompt of one task.
     *
     * @param place such as {@code inner/1/beauty/candidate/2}
     * @param systemPrompt the incumbent, under which the user prompt is used
     * @param task whose user prompt it is
     * @param parent the present one
     * @param evidence of this task
     */
    record OfUserPrompt(String place, SystemPrompt systemPrompt, Task task, UserPrompt parent, Evidence evidence)
            implements Brief {
        @Override
        public Brief at(String otherPlace) {
            return new OfUserPrompt(otherPlace, systemPrompt, task, parent, evidence);
        }
    }

    /**
     * Asks for other words for one component of a system prompt.
     *
     * @param place such as {@code sprig/3/rephrase/2}
     * @param component a sentence or two
     */
    record OfComponent(String place, String component) implements Brief {
        @Override
        public Evidence evidence() {
            return new Evidence.Reworded();
        }

        @Override
        public Brief at(String otherPlace) {
            return new OfComponent(otherPlace, component);
        }
    }
}
