package org.metaspo.method;

import java.util.Collections;
import java.util.List;
import org.metaspo.method.Counts.TaskSize;
import org.metaspo.method.UserPromptRound.Parents;

/**
 * ProTeGi (Pryzant et al. 2023, arXiv 2305.03495) as the MetaSPO paper adapts user prompts at test time: for each task a
 * beam, at first the start alone, whose members have some children each, written from their failures; the best of beam
 * and children are the next beam. Every different prompt that was ever in a beam is tested. By default 1 + 3 + 6 * 9 = 58
 * prompts are scored per task, with 2 * (3 + 6 * 9) = 114 optimizer calls.
 */
final class ProTeGi implements Method {
    private final UserPromptSearch rounds;

    ProTeGi(Schedule schedule) {
        UserPromptRound round = new UserPromptRound(
                Parents.BEAM, Showing.FAILURES, schedule.userCandidates(), schedule.userPromptsKept());
        rounds = new UserPromptSearch(Collections.nCopies(schedule.iterations(), round));
    }

    @Override
    public End search(Search search) {
        return rounds.search(search);
    }

    @Override
    public Counts counts(List<TaskSize> tasks) {
        return rounds.counts(tasks);
    }
}
