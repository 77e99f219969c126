package org.metaspo.run;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.metaspo.journal.Glance;
import org.metaspo.method.Counts;
import org.metaspo.study.StudyCounts;

/**
 * How far a run is, seen from outside while it may be at work.
 *
 * @param answers recorded so far
 * @param usd what they cost
 */
public record RunGlance(long answers, BigDecimal usd) {
    /**
     * How far a run is.
     *
     * @param directory of the run
     */
    public static RunGlance at(Path directory) {
        try (Glance glance = Glance.at(RunDirectory.requireRun(directory))) {
            return new RunGlance(glance.answers(), glance.usd());
        }
    }

    /** How many answers a plan needs at most, repeats of equal ones included. */
    public static long planned(RunPlan plan) {
        long optimizer;
        long evaluations;
        if (plan.study() == null) {
            Counts counts = plan.counts();
            evaluations = counts.search() + counts.survivors() + counts.baseline();
            optimizer = counts.optimizerCalls();
        } else {
            StudyCounts counts = plan.counts(plan.study());
            evaluations = counts.training() + counts.test();
            optimizer = counts.optimizerCalls();
        }
        return evaluations + plan.judgeCalls() + (plan.metaPrompts() == null ? 0 : optimizer);
    }
}
