package org.metaspo.local.child;

/** The child process did not get ready. */
public final class ChildFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final String output;

    /**
     * @param exitCode -1 if it never ran or was not ready in time
     * @param output the last lines that it printed
     */
    ChildFailedException(int exitCode, String message, String output, Throwable cause) {
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
