package org.metaspo.method;

import java.util.List;
import org.metaspo.evaluation.Evaluator.Split;
import org.metaspo.method.Counts.TaskSize;
import org.metaspo.method.UserPromptRound.Parents;

/**
 * MetaSPO by the paper's schedule (arXiv 2505.09666): an inner loop improves each task's user prompts under the incumbent
 * system prompt, an outer loop improves the system prompt over all tasks and their kept user prompts. Without user
 * candidates only the outer loop is left: the paper's ablation. What candidates are proposed from tells its relatives
 * apart: failures (MetaSPO), demonstrations (the paper's APE-style variant), or nothing (the controls).
 */
final class BilevelSearch implements Method {
    private final int iterations;
    private final UserPromptRound innerLoop;
    private final OuterLoop outerLoop;

    BilevelSearch(Schedule schedule, Showing showing) {
        this.iterations = schedule.iterations();
        this.innerLoop =
                new UserPromptRound(Parents.BEST, showing, schedule.userCandidates(), schedule.userPromptsKept());
        this.outerLoop = new OuterLoop(showing, schedule.systemCandidates());
    }

    @Override
    public End search(Search search) {
        Lineage lineage = new Lineage(search.diary());
        SearchState state = Start.of(search, lineage, Split.TRAIN);
        for (int iteration = 1; iteration <= iterations; iteration++) {
            if (state.isSaturated()) {
                return End.SATURATED;
            }
            state = innerLoop.improve(search, lineage, state, "inner/" + iteration);
            if (state.isSaturated()) {
                return End.SATURATED;
            }
            state = outerLoop.improve(search, lineage, state, "outer/" + iteration);
        }
        return End.COMPLETED;
    }

    @Override
    public Counts counts(List<TaskSize> tasks) {
        long candidates = (long) iterations * outerLoop.candidates();
        Counts outerLoops = new Counts(0, 0, candidates * outerLoop.showing().callsPerProposal(), 0, 0);
        return Counts.sum(tasks.stream().map(this::counts).toList()).plus(outerLoops);
    }

    /** With k_0 = 1 and k_i = min(k, k_(i-1) + m): n + sum_i (m n + M k_i n) training evaluations. */
    private Counts counts(TaskSize task) {
        long training = task.train();
        long children = 0;
        int kept = 1;
        for (int i = 1; i <= iterations; i++) {
            int born = task.fixed() ? 0 : innerLoop.born(kept);
            kept = Math.min(innerLoop.keep(), kept + born);
            children += born;
            training += (born + (long) outerLoop.candidates() * kept) * task.train();
        }
        long calls = children * innerLoop.showing().callsPerProposal();
        return new Counts(training, 0, calls, (long) kept * task.test(), task.test());
    }
}
