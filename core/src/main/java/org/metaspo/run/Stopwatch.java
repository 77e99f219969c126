package org.metaspo.run;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.metaspo.journal.Spending;
import org.metaspo.result.RunResult.Spent;
import org.metaspo.result.RunResult.Timings;

/** Measures a process of a run from here on. */
final class Stopwatch {
    private final Instant begin = Instant.now();

    /**
     * What it comes to now.
     *
     * @param discarded recorded answers that the result does not use
     */
    Timings timings(Spending spent, long discarded) {
        Instant end = Instant.now();
        return new Timings(
                end.truncatedTo(ChronoUnit.SECONDS).toString(),
                Duration.between(begin, end).toMillis() / 1000.0,
                new Spent(spent.attempts(), discarded, Results.exact(spent.usd())));
    }
}
