package org.metaspo.task;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.prompt.FrozenRegions;
import org.metaspo.prompt.UserPrompt;

/**
 * What one kind of request to an application asks, and how its answers are judged. Its user prompt is the instruction,
 * which a search may rewrite, followed by the suffix, which holds the question and the answer format.
 *
 * @param name the task's name in results
 * @param instruction the part of the user prompt that may be rewritten; may be empty, may have frozen regions
 * @param suffix the part that stays; may be empty, may have frozen regions
 * @param userPromptFixed whether the whole template stays as it is
 * @param format how responses are read
 * @param metric what an answer is worth
 * @param ceiling the best score to be hoped for, above 0 up to 1, such as people's agreement with the references; null
 *     where none is known
 */
public record Task(
        String name,
        String instruction,
        String suffix,
        boolean userPromptFixed,
        AnswerFormat format,
        Metric metric,
        @Nullable Double ceiling) {
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

    /** A task whose ceiling is not known. */
    public Task(
            String name,
            String instruction,
            String suffix,
            boolean userPromptFixed,
            AnswerFormat format,
            Metric metric) {
        this(name, instruction, suffix, userPromptFixed, format, metric, null);
    }

    /** The best score to be hoped for: 1 where no other is known. */
    public double best() {
        return ceiling == null ? 1 : ceiling;
    }

    /** The template that the search starts from, as sent: without the marks of frozen regions. */
    public UserPrompt initialUserPrompt() {
        return new UserPrompt(FrozenRegions.withoutMarks(instruction + suffix));
    }

    /** The passages of the template that every rewrite must keep word for word. */
    public List<String> frozen() {
        return FrozenRegions.in(instruction + suffix);
    }

    /**
     * The part of one of this task's templates that stands before the suffix; the whole template where it does not end
     * with the suffix, or the suffix does not show the question.
     */
    public String instructionOf(UserPrompt userPrompt) {
        String template = userPrompt.template();
        String tail = sentSuffix();
        boolean apart = UserPrompt.accepts(tail) && template.endsWith(tail) && template.length() > tail.length();
        return apart ? template.substring(0, template.length() - tail.length()) : template;
    }

    /** The suffix as sent: without the marks of frozen regions. */
    public String sentSuffix() {
        return FrozenRegions.withoutMarks(suffix);
    }

    /** Reads a response to an example's question. */
    public Extraction read(String response, Example example) {
        return format.read(response, example.question());
    }
}
