package org.metaspo.method;

import java.util.List;
import org.metaspo.evaluation.Evaluator;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.proposal.Proposer;
import org.metaspo.statistics.Randomness;

/**
 * All that a method gets.
 *
 * @param start the initial system prompt
 * @param tasks the source tasks, at least one
 * @param evaluator scores pairings on training examples
 * @param proposer makes new prompts
 * @param random draws by place
 * @param diary hears what is decided
 */
public record Search(
        SystemPrompt start,
        List<SourceTask> tasks,
        Evaluator evaluator,
        Proposer proposer,
        Randomness random,
        Diary diary) {}
