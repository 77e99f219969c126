package org.metaspo.method;

/** A search: a function of tasks, evaluator, proposer and random source. It sees no cap, clock, file or test example. */
public interface Method {
    /** How a search came to its end. */
    enum End {
        /** The schedule is done. */
        COMPLETED,
        /** Nothing was left to learn from before the schedule was done: no failures on the training examples. */
        SATURATED
    }

    /** Searches; what it arrives at is the last state that it told the diary. */
    End search(Search search);
}
