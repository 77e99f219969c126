package org.metaspo.run;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.metaspo.call.Ledger;
import org.metaspo.journal.Journal;
import org.metaspo.journal.Spending;
import org.metaspo.result.RunResult.Spent;
import org.metaspo.result.RunResult.Timings;

/** Measures a process of a run from here on. */
final class Stopwatch {
    /** Not by the clock on the wall, which may be set back. */
    private final long begin = System.nanoTime();

    /** What it comes to now. */
    Timings timings(Spending spent, Journal journal, Ledger ledger) {
        return new Timings(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0,
                new Spent(spent.attempts(), journal.size() - ledger.distinctAnswers(), Results.exact(spent.usd())),
                journal.faults());
    }
}
