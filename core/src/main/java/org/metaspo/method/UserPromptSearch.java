package org.metaspo.method;

import java.util.List;
import org.metaspo.evaluation.Evaluator.Split;
import org.metaspo.method.Counts.TaskSize;
import org.metaspo.method.UserPromptRound.Parents;

/**
 * Rounds that improve user prompts alone, each task for itself; the system prompt stays as it is.
 *
 * @param rounds in order
 */
record UserPromptSearch(List<UserPromptRound> rounds) {
    Method.End search(Search search) {
        Lineage lineage = new Lineage(search.diary());
        SearchState state = Start.of(search, lineage, Split.TRAIN);
        for (int i = 0; i < rounds.size(); i++) {
            if (state.isSaturated()) {
                return Method.End.SATURATED;
            }
            state = rounds.get(i).improve(search, lineage, state, "inner/" + (i + 1));
        }
        return Method.End.COMPLETED;
    }

    Counts counts(List<TaskSize> tasks) {
        return Counts.sum(tasks.stream().map(this::counts).toList());
    }

    private Counts counts(TaskSize task) {
        long evaluated = 1;
        long calls = 0;
        int kept = 1;
        long remembered = 1;
        for (UserPromptRound round : rounds) {
            int born = task.fixed() ? 0 : round.born(kept);
            evaluated += born;
            calls += (long) born * round.showing().callsPerProposal();
            kept = Math.min(round.keep(), kept + born);
            remembered = round.parents() == Parents.BEAM ? remembered + Math.min(round.keep(), born) : kept;
        }
        return new Counts(evaluated * task.train(), 0, calls, remembered * task.test(), task.test());
    }
}
