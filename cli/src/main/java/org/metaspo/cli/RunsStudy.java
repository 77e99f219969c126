package org.metaspo.cli;

import java.io.IOException;
import java.util.List;
import org.metaspo.run.RunPlan;

/** A study of several runs. */
sealed interface RunsStudy permits Replicating, Transferring {
    /** The one that an order asks for. */
    static RunsStudy of(InnerRuns runs, Console console) {
        return runs.order().study().equals(Transferring.NAME)
                ? new Transferring(runs, console)
                : new Replicating(runs, console);
    }

    /** All runs, in order. The initial system prompt stands for one that is still to be learned. */
    List<RunPlan> plans();

    /** Goes through with all of them. */
    SeveralRuns.Told told() throws IOException, InterruptedException;
}
