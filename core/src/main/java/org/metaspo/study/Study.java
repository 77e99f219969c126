package org.metaspo.study;

import java.util.List;

/**
 * A measurement of system prompts that stay as they are, on target tasks: a function of tasks, evaluator, proposer and
 * random source, which reads the test split, since that is what is measured. A run stores it with its plan.
 */
public sealed interface Study permits UnseenGeneralization, TestTimeAdaptation {
    /** As results call it. */
    String name();

    /** The system prompts, at least one. */
    List<Arm> arms();

    /** Measures, and tells the notebook each finding once it is complete. */
    void run(Bench bench, Notebook notebook);

    /** How many evaluations and optimizer calls it comes to at most. */
    StudyCounts counts(List<StudyCounts.TaskSize> tasks);

    /** The arm of a name. */
    default Arm arm(String name) {
        return arms().stream()
                .filter(arm -> arm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no arm " + name));
    }
}
