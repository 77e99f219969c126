package org.metaspo.benchmarks;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;

/** Counts the task-model calls that a search pays for, those of the final test apart. */
final class SearchCalls implements Listener {
    private static final Set<String> TEST = Set.of("baseline", "survivors", "test");

    private final AtomicLong task = new AtomicLong();
    private volatile boolean searching = true;

    @Override
    public void on(Event event) {
        if (event instanceof Event.BlockStarted block) {
            searching = !TEST.contains(block.stage());
        } else if (event instanceof Event.CallEnded call
                && searching
                && !call.recorded()
                && call.role().equals("task")) {
            task.incrementAndGet();
        }
    }

    /** Calls so far; an equal request counts once. */
    long task() {
        return task.get();
    }
}
