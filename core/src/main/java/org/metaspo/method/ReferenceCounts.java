package org.metaspo.method;

import java.util.List;

/**
 * How many evaluations and optimizer calls a reference schedule has, provided that every proposal is valid at its first
 * attempt and every parent has a failure. With fewer failures, or rejected proposals, it is fewer evaluations.
 *
 * @param training evaluations on training examples
 * @param survivors evaluations of the kept user prompts on test examples
 * @param baseline evaluations of the initial prompts on test examples
 * @param proposals proposals, two optimizer calls each
 */
public record ReferenceCounts(long training, long survivors, long baseline, long proposals) {
    /**
     * A task's sizes.
     *
     * @param train n, training examples
     * @param test te, test examples
     * @param fixed whether its user prompt stays
     */
    public record TaskSize(int train, int test, boolean fixed) {}

    /** The counts of a schedule; {@code schedule.userCandidates()} = 0 where there is no inner loop. */
    public static ReferenceCounts of(Schedule schedule, List<TaskSize> tasks) {
        long training = 0;
        long survivors = 0;
        long baseline = 0;
        long proposals = (long) schedule.iterations() * schedule.systemCandidates();
        for (TaskSize task : tasks) {
            int children = task.fixed() ? 0 : schedule.userCandidates();
            training += task.train();
            long kept = 1;
            for (int i = 1; i <= schedule.iterations(); i++) {
                kept = Math.min(schedule.userPromptsKept(), kept + children);
                training += (long) children * task.train();
                training += schedule.systemCandidates() * kept * task.train();
                proposals += children;
            }
            survivors += kept * task.test();
            baseline += task.test();
        }
        return new ReferenceCounts(training, survivors, baseline, proposals);
    }

    /** Optimizer calls: an analysis and a rewrite for each proposal. */
    public long optimizerCalls() {
        return 2 * proposals;
    }
}
