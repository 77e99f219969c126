package org.metaspo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A point of a curve of adaptation: the test score of a task's best user prompt.
 *
 * @param arm name of the system prompt
 * @param task name of the task
 * @param iteration rounds of adaptation behind it; 0 = the initial user prompt
 * @param n training items that it was adapted on
 * @param value its score on the test items
 * @param draw which draw of the training items, from 1; absent where all of them were used
 */
public record CurvePoint(
        String arm,
        String task,
        int iteration,
        int n,
        double value,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer draw) {}
