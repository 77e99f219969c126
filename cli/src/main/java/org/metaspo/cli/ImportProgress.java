package org.metaspo.cli;

import java.time.Duration;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;

/** How far a transfer is: on a terminal one line that is redrawn, elsewhere a line every ten seconds. */
final class ImportProgress implements Listener, AutoCloseable {
    private static final Duration REDRAWN = Duration.ofMillis(200);
    private static final Duration REPEATED = Duration.ofSeconds(10);

    private final Console console;
    private final boolean redraws;
    private long shown = System.nanoTime();
    private boolean drawn;

    ImportProgress(Console console) {
        this.console = console;
        this.redraws = console.err().terminal();
    }

    @Override
    public synchronized void on(Event event) {
        if (console.quiet() || !(event instanceof Event.Working working)) {
            return;
        }
        long now = System.nanoTime();
        if (now - shown < (redraws ? REDRAWN : REPEATED).toNanos()) {
            return;
        }
        shown = now;
        if (redraws) {
            console.err().draw(line(working));
            drawn = true;
        } else {
            console.say(line(working));
        }
    }

    static String line(Event.Working working) {
        return working.total() <= 0
                ? working.step()
                : working.step() + ": " + 100 * working.done() / working.total() + " % of "
                        + (working.total() > 1_000_000 ? working.total() / 1_000_000 + " MB" : working.total());
    }

    @Override
    public synchronized void close() {
        if (drawn) {
            console.err().erase();
        }
    }
}
