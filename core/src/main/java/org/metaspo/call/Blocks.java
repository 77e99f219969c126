package org.metaspo.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.metaspo.call.RunStoppedException.Kind;
import org.metaspo.journal.StopRecord;

/**
 * Counts complete blocks of calls in program order. That count is the place of a stop: a replay that reaches the place
 * of a recorded stop stops there, whatever further answers the journal holds.
 */
final class Blocks {
    private final StopSignal signal;
    private final Deque<StopRecord> obeyed;
    private int complete;
    private String place = "start";

    Blocks(StopSignal signal, List<StopRecord> obeyed) {
        this.signal = signal;
        this.obeyed = new ArrayDeque<>(obeyed);
    }

    void begin(String next) {
        place = next;
        StopRecord stop = obeyed.peek();
        if (stop != null && complete == stop.blocks()) {
            obeyed.remove();
            throw new RunStoppedException(Kind.valueOf(stop.kind().toUpperCase(Locale.ROOT)), stop.reason());
        }
        signal.check();
    }

    void end() {
        complete++;
    }

    StopRecord stop(Kind kind, String reason) {
        return new StopRecord(complete, place, kind.key(), reason);
    }
}
