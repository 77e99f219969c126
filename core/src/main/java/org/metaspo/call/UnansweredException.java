package org.metaspo.call;

/** Every attempt of a call met a passing fault. */
final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnansweredException(String message) {
        super(message);
    }
}
