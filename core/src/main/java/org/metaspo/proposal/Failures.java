package org.metaspo.proposal;

import java.util.List;
import org.metaspo.evaluation.Scored;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.Task;

/**
 * Failures of one task under one user prompt.
 *
 * @param task whose examples failed
 * @param userPrompt under which they failed
 * @param items with correctness 0
 */
public record Failures(Task task, UserPrompt userPrompt, List<Scored> items) {
    public Failures {
        items = List.copyOf(items);
    }
}
