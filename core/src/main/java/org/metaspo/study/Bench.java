package org.metaspo.study;

import java.util.List;
import org.metaspo.evaluation.Evaluator;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.method.SourceTask;
import org.metaspo.proposal.Proposer;
import org.metaspo.statistics.Randomness;

/**
 * All that a study gets.
 *
 * @param tasks the target tasks, at least one
 * @param evaluator scores on training examples, for what adapts to them
 * @param test scores on test examples
 * @param proposer makes new user prompts
 * @param random draws by place
 */
public record Bench(
        List<SourceTask> tasks, Evaluator evaluator, TestReader test, Proposer proposer, Randomness random) {
    /** Port: reads the test split, which no search can reach. */
    @FunctionalInterface
    public interface TestReader {
        /** Scores pairings on their tasks' test examples, as one block; one scorecard each, in order. */
        List<Scorecard> read(String place, List<Pairing> pairings);
    }
}
