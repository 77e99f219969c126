package org.metaspo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.result.RunResult.Comparison;

/**
 * What a study says of one system prompt.
 *
 * @param name default, learned, cot, service, or the name of a run
 * @param method that made the prompt; absent where it is not known
 * @param systemPrompt as sent
 * @param tasks those that were measured to the end
 * @param mean the unweighted mean over all tasks; absent where tasks are missing or metrics differ
 * @param comparison with the default system prompt; absent for that one, where the study was stopped, and where metrics
 *     differ
 */
public record ArmResult(
        String name,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String method,

        String systemPrompt,
        List<Task> tasks,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Mean mean,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Comparison comparison) {
    /**
     * One target task's score: the mean over the user prompts.
     *
     * @param domain of the catalogue; absent where the task is in none
     * @param metric its kind; only scores of one kind have a mean
     * @param n test items that count for every arm
     * @param low the lower bound of the 95 % interval; the items are what is redrawn, with all answers to each
     * @param prompts the user prompts, suffix included
     */
    public record Task(
            String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String domain,

            String metric,
            double value,
            int n,
            double low,
            double high,
            List<String> prompts) {}

    /** A mean over tasks, with its 95 % interval for these tasks. */
    public record Mean(double value, double low, double high) {}
}
