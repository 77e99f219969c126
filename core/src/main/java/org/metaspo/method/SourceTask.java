package org.metaspo.method;

import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.Task;

/**
 * A task that is learned from, as a method sees it: without examples, which only the evaluator has.
 *
 * @param task the task
 * @param start its initial user prompt
 */
public record SourceTask(Task task, UserPrompt start) {}
