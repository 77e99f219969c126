package org.metaspo.local;

/** A source did not give the weights; the next one is tried. The message says why and what would help. */
final class SourceFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    SourceFailedException(String message) {
        super(message);
    }

    SourceFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
