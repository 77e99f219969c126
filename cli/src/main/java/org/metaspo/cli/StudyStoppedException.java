package org.metaspo.cli;

import java.io.Serial;

/** Ends a study of several runs where one of them was stopped. */
final class StudyStoppedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int exitCode;

    StudyStoppedException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** That of the run that was stopped. */
    int exitCode() {
        return exitCode;
    }
}
