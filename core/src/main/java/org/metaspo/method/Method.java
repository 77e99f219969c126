package org.metaspo.method;

import java.util.List;

/** A search: a function of tasks, evaluator, proposer and random source. It sees no cap, clock, file or test example. */
public interface Method {
    /** How a search came to its end. */
    enum End {
        /** The schedule is done. */
        COMPLETED,
        /** Nothing was left to learn from before the schedule was done: no failures on the examples that it looks at. */
        SATURATED
    }

    /** Searches; what it arrives at is the last state that it told the diary. */
    End search(Search search);

    /** What a search over these tasks comes to. */
    Counts counts(List<Counts.TaskSize> tasks);
}
