package org.metaspo.task.source;

import java.nio.file.Path;
import org.metaspo.task.Splits;
import org.metaspo.task.Task;

/**
 * A task with its items.
 *
 * @param file the task file that it was read from
 * @param task the task
 * @param splits its items, and what was left out of them
 */
public record LoadedTask(Path file, Task task, Splits splits) {}
