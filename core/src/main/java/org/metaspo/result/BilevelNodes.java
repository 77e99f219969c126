package org.metaspo.result;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A search in the shape of the Python implementation's {@code bilevel_nodes_<i>.json}, so that its users' scripts read our
 * runs.
 *
 * @param optimizedSystemPrompt the system prompt to use
 * @param nodes by step, task and rank: what stood after the start and after each inner and each outer loop
 */
@JsonNaming(SnakeCaseStrategy.class)
public record BilevelNodes(String optimizedSystemPrompt, List<List<List<Node>>> nodes) {
    /** What stands in the place of a score that was not taken. */
    static final double NOT_SCORED = -1;

    /**
     * A user prompt of a task under a system prompt. One that stands for several steps is the same node in each.
     *
     * @param id counts all that were scored, from 0
     * @param task its name
     * @param systemPrompt as sent, empty for none
     * @param instruction the user prompt as a whole template
     * @param parentId of the node that it was made from; null at the start
     * @param depth steps from the start
     * @param evalMetric selection score, 0 to 1
     * @param testMetric test score, 0 to 1, of what stood at the end; -1 for all others
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Node(
            int id,
            String task,
            String systemPrompt,
            String instruction,
            @Nullable Integer parentId,
            int depth,
            double evalMetric,
            double testMetric) {}
}
