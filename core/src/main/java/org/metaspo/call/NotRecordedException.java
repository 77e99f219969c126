package org.metaspo.call;

/** A replay met a request that the journal has no answer to. */
public final class NotRecordedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotRecordedException(String message) {
        super(message);
    }
}
