package org.metaspo.problem;

/**
 * Something outside this program did not do its part, though the request was in order: a host that cannot be reached, an
 * outage that outlasts the retries. The same command may pass later. The command line ends with exit code 4.
 */
public final class OutageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param place who did not answer: a host with what was asked of it
     * @param what what happened, in one sentence
     * @param remedy what to do about it, in one sentence
     */
    public OutageException(String place, String what, String remedy) {
        super(place + ": " + what + " " + remedy);
    }

    /** As above, with the lower-level cause kept for a debugger. */
    public OutageException(String place, String what, String remedy, Throwable cause) {
        super(place + ": " + what + " " + remedy, cause);
    }
}
