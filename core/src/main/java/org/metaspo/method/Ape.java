package org.metaspo.method;

import java.util.List;
import org.metaspo.method.Counts.TaskSize;
import org.metaspo.method.UserPromptRound.Parents;

/**
 * APE (Zhou et al. 2022, arXiv 2211.01910), a baseline of the MetaSPO paper: for each task, N' instructions are proposed
 * from demonstrations; the best k of start and proposals are said in other words N' times each, once; the best of all
 * stays, ties to the earlier. N' + k N' optimizer calls per task.
 */
final class Ape implements Method {
    private final UserPromptSearch rounds;

    Ape(Schedule schedule) {
        rounds = new UserPromptSearch(rounds(schedule));
    }

    static List<UserPromptRound> rounds(Schedule schedule) {
        int each = schedule.userCandidates();
        return List.of(
                new UserPromptRound(Parents.BEST, Showing.DEMONSTRATIONS, each, schedule.userPromptsKept()),
                new UserPromptRound(Parents.KEPT, Showing.PARENT, each, 1));
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
