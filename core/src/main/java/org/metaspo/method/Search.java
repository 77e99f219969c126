package org.metaspo.method;

import java.util.List;
import org.metaspo.evaluation.Evaluator;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.proposal.Adviser;
import org.metaspo.proposal.Proposer;
import org.metaspo.statistics.Randomness;

/**
 * All that a method gets.
 *
 * @param start the initial system prompt
 * @param tasks the source tasks, at least one
 * @param evaluator scores pairings on training examples
 * @param proposer makes new prompts
 * @param adviser says what may be changed in prompts
 * @param random draws by place
 * @param diary hears what is decided
 */
public record Search(
        SystemPrompt start,
        List<SourceTask> tasks,
        Evaluator evaluator,
        Proposer proposer,
        Adviser adviser,
        Randomness random,
        Diary diary) {
    /** For a search that takes prompts as they are written. */
    public Search(
            SystemPrompt start,
            List<SourceTask> tasks,
            Evaluator evaluator,
            Proposer proposer,
            Randomness random,
            Diary diary) {
        this(start, tasks, evaluator, proposer, Adviser.NONE, random, diary);
    }

    /** The tasks' sizes, as far as a search sees them: without test items. */
    List<Counts.TaskSize> sizes() {
        return tasks.stream()
                .map(task -> new Counts.TaskSize(
                        evaluator.items(Evaluator.Split.TRAIN, task.task()).size(),
                        evaluator.items(Evaluator.Split.VALIDATION, task.task()).size(),
                        0,
                        task.task().userPromptFixed()))
                .toList();
    }
}
