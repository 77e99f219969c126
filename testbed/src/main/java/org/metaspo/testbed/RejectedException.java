package org.metaspo.testbed;

/** Ends the handling of a request that is not let through. */
final class RejectedException extends Exception {
    private final transient Rejection rejection;

    RejectedException(Rejection rejection) {
        super(rejection.message());
        this.rejection = rejection;
    }

    Rejection rejection() {
        return rejection;
    }
}
