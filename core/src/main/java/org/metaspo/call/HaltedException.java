package org.metaspo.call;

/** Another call of the block failed, so this one does not go out. Never the failure that is told. */
final class HaltedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HaltedException() {
        super("another call of the block failed");
    }
}
