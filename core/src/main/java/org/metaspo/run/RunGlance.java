package org.metaspo.run;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.metaspo.event.Event;
import org.metaspo.journal.Glance;

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
        Event.SearchPlanned planned = Run.planned(plan);
        return planned.evaluations() + planned.optimizerCalls() + planned.tests() + planned.judgeCalls();
    }
}
