package org.metaspo.proposal;

import java.util.List;
import org.metaspo.task.Example;
import org.metaspo.task.Task;

/**
 * Training examples of one task with their answers, whether the model got them right or not.
 *
 * @param task whose examples they are
 * @param examples in the order shown
 */
public record Demonstrations(Task task, List<Example> examples) {
    public Demonstrations {
        examples = List.copyOf(examples);
    }
}
