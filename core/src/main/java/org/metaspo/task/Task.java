package org.metaspo.task;

import org.metaspo.prompt.UserPrompt;

/**
 * What one kind of request to an application asks, and how its answers are judged. Its user prompt is the instruction,
 * which a search may rewrite, followed by the suffix, which holds the question and the answer format.
 *
 * @param name the task's name in results
 * @param instruction the part of the user prompt that may be rewritten; may be empty
 * @param suffix the part that stays; may be empty
 * @param userPromptFixed whether the whole template stays as it is
 * @param format how responses are read
 * @param metric what an answer is worth
 */
public record Task(
        String name, String instruction, String suffix, boolean userPromptFixed, AnswerFormat format, Metric metric) {
    /**
     * A task. Without instruction and suffix the template is {@code {question}} alone, and there is nothing to rewrite.
     *
     * @throws IllegalArgumentException where the template has no {@code {question}}
     */
    public Task {
        if (instruction.isEmpty() && suffix.isEmpty()) {
            suffix = UserPrompt.QUESTION;
            userPromptFixed = true;
        }
        if (!UserPrompt.accepts(instruction + suffix)) {
            throw new IllegalArgumentException("Neither instruction nor suffix holds " + UserPrompt.QUESTION + ".");
        }
    }

    /** The template that the search starts from. */
    public UserPrompt initialUserPrompt() {
        return new UserPrompt(instruction + suffix);
    }

    /** Reads a response to an example's question. */
    public Extraction read(String response, Example example) {
        return format.read(response, example.question());
    }
}
