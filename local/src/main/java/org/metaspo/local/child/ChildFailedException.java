package org.metaspo.local.child;

import org.jspecify.annotations.Nullable;

/** The child process did not get ready. */
public final class ChildFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String output;

    /**
     * With what is known of the process.
     *
     * @param exitCode -1 if it never ran or was not ready in time
     * @param output the last lines that it printed
     */
    public ChildFailedException(int exitCode, String message, String output, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
        this.output = output;
    }

    /** The process's exit code; -1 if it never ran or was not ready in time. */
    public int exitCode() {
        return exitCode;
    }

    /** The last lines that it printed. */
    public String output() {
        return output;
    }
}
