package org.metaspo.evaluation;

import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.Task;

/**
 * What gets scored: a task under one system prompt and one of its user prompts.
 *
 * @param task whose examples are asked
 * @param systemPrompt the candidate or incumbent at the meta level
 * @param userPrompt the candidate or survivor of this task
 */
public record Pairing(Task task, SystemPrompt systemPrompt, UserPrompt userPrompt) {}
