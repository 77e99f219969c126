package org.metaspo.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.metaspo.call.Budget;
import org.metaspo.call.Caps;
import org.metaspo.call.Worked;
import org.metaspo.journal.Journal;
import org.metaspo.journal.Spending;
import org.metaspo.model.Role;

/**
 * The budget of a run over all its processes: what the earlier ones spent is read from the journal. The time at work is
 * kept there, too: at the end of each process, and where time is capped every second, so that a kill hides no more.
 */
final class RunBudget implements AutoCloseable {
    private static final String WORKED = "worked";

    private final Budget budget;
    private final Journal journal;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    private final Future<?> ticks;

    RunBudget(Caps caps, Journal journal) {
        Map<Role, Spending> before = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            before.put(role, journal.spending(role));
        }
        Worked worked = journal.meta(WORKED)
                .map(json -> PlanJson.read(json, Worked.class))
                .orElse(Worked.NOTHING);
        this.budget = new Budget(caps, before, worked, System::nanoTime);
        this.journal = journal;
        this.ticks = caps.capsTime()
                ? clock.scheduleAtFixedRate(this::keep, 0, 1, TimeUnit.SECONDS)
                : CompletableFuture.completedFuture(null);
    }

    Budget budget() {
        return budget;
    }

    private void keep() {
        journal.meta(WORKED, PlanJson.write(budget.worked()));
    }

    @Override
    public void close() {
        ticks.cancel(false);
        clock.close();
        keep();
    }
}
