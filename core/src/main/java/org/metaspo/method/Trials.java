package org.metaspo.method;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Evaluator.Split;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Race;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.method.Counts.TaskSize;

/** How SPRIG tries changes: in this alone its schedules differ. */
sealed interface Trials permits QuestionTrials, RacedTrials {
    /** Whose items decide. */
    Split split();

    /** The initial prompts, scored. */
    SearchState start(Search search, Lineage lineage);

    /** How many rounds there are. */
    int rounds(List<TaskSize> tasks);

    /** Which changes of a beam are tried. */
    Edits edits(Search search, List<String> corpus);

    /**
     * Scores prompts on the same items.
     *
     * @param place of the round
     * @param prompts pairings of each, task by task: the beam, best first, then its children
     * @param round from 1 on
     */
    Race.Outcome judge(Search search, String place, List<List<Pairing>> prompts, int round);

    /** Why a prompt may not enter the beam, whatever its place among the others; null where it may. */
    @Nullable
    String refusal(List<Scorecard> cards, List<Scorecard> incumbent);

    /** How many prompts a beam holds. */
    int beam();

    /** What a search over these tasks comes to, at most. */
    Counts counts(List<TaskSize> tasks);
}
