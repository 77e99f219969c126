package org.metaspo.call;

import org.jspecify.annotations.Nullable;
import org.metaspo.call.RunStoppedException.Kind;
import org.metaspo.journal.StopRecord;

/**
 * Counts complete blocks of calls in program order. That count is the place of a stop: a replay that reaches the place
 * of a recorded stop ends its search there, whatever further answers the journal holds.
 */
final class Blocks {
    private final StopSignal signal;

    @Nullable
    private StopRecord obeyed;

    private int complete;
    private String place = "start";

    Blocks(StopSignal signal, @Nullable StopRecord obeyed) {
        this.signal = signal;
        this.obeyed = obeyed;
    }

    void begin(String next) {
        place = next;
        StopRecord stop = obeyed;
        if (stop != null && complete == stop.blocks()) {
            Kind kind = stop.kind().equals("budget") ? Kind.BUDGET : Kind.INTERRUPTED;
            throw new RunStoppedException(kind, stop.reason());
        }
        signal.check();
    }

    void end() {
        complete++;
    }

    /** After the search, the final test follows whatever stopped the search. */
    void searchEnded() {
        obeyed = null;
    }

    StopRecord stop(String kind, String reason) {
        return new StopRecord(complete, place, kind, reason);
    }
}
