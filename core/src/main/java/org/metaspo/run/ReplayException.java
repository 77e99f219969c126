package org.metaspo.run;

/** A replay asks for an answer that the journal lacks, or leaves recorded answers unused: program and run differ. */
public final class ReplayException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReplayException(String message) {
        super(message);
    }
}
