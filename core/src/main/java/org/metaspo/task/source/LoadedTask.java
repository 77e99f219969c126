package org.metaspo.task.source;

import java.nio.file.Path;
import java.util.List;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.Splits;
import org.metaspo.task.Task;

/**
 * A task with its items.
 *
 * @param file the task file that it was read from
 * @param task the task
 * @param splits its items, and what was left out of them
 * @param unseenUserPrompts user prompts that no search has seen; empty where the task names none
 */
public record LoadedTask(Path file, Task task, Splits splits, List<UserPrompt> unseenUserPrompts) {
    public LoadedTask {
        unseenUserPrompts = List.copyOf(unseenUserPrompts);
    }
}
