package org.metaspo.run;

import java.nio.file.Path;
import org.metaspo.journal.Inspection;
import org.metaspo.journal.Salvage;

/** Looks after the journal of a run in which nobody works. */
public final class RunJournal {
    /** Beside the damaged one. */
    private static final String SAVED = "journal.salvaged.db";

    private RunJournal() {}

    /**
     * What is damaged in it, and what can be saved.
     *
     * @throws org.metaspo.problem.BadInputException there is no run, or another process works in it
     */
    public static Inspection check(Path run) {
        try (RunDirectory directory = RunDirectory.open(run)) {
            return Inspection.of(directory.journal());
        }
    }

    /** Where a salvaged journal goes if nobody says otherwise. */
    public static Path saved(Path run) {
        return run.resolve(SAVED);
    }

    /**
     * Saves what is whole of it into a new journal.
     *
     * @param to must not exist
     * @throws org.metaspo.problem.BadInputException there is no run, another process works in it, {@code to} is there
     *     already, or nothing is left to resume
     */
    public static Salvage.Saved salvage(Path run, Path to) {
        try (RunDirectory directory = RunDirectory.open(run)) {
            return Salvage.of(directory.journal(), to);
        }
    }
}
