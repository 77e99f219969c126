package org.metaspo.task.source.generated;

import java.util.List;

/** Makes the items of one task. Everything about an item follows from the level and the draws. */
public sealed interface Generator
        permits Arithmetic,
                ColoredObjects,
                Epistemic,
                LogicalDeduction,
                LogicGrid,
                Navigate,
                ObjectCounting,
                ShuffledObjects,
                TemporalSequences {
    /** The lowest level, the easiest. */
    int LOWEST = 1;

    /** The highest level. */
    int HIGHEST = 3;

    /** The task's name. */
    String name();

    /** Raised when the same seed gives other items than before. */
    default int version() {
        return 1;
    }

    /** What each level means, from {@link #LOWEST} to {@link #HIGHEST}, one line each. */
    List<String> levels();

    /** A puzzle of a level. */
    Puzzle puzzle(int level, Draw draw);
}
