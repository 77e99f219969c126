package org.metaspo.journal;

/**
 * The journal cannot be read or written: disk full, damaged file, no permission. The machine's fault, so exit code 70;
 * what was committed before stays, and the run can be resumed once the cause is gone.
 */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message file, cause and remedy */
    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }

    /** @param message file, cause and remedy */
    public JournalException(String message) {
        super(message);
    }
}
