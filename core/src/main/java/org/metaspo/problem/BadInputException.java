package org.metaspo.problem;

/**
 * The command, the configuration or the data is wrong: the user can mend it, a retry cannot. The command line ends with
 * exit code 2.
 */
public final class BadInputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param place where it is wrong: a file with its line, a configuration key, a command-line option
     * @param what what is wrong, in one sentence
     * @param remedy what to do about it, in one sentence
     */
    public BadInputException(String place, String what, String remedy) {
        super(place + ": " + what + " " + remedy);
    }

    /** As above, with the lower-level cause kept for a debugger. */
    public BadInputException(String place, String what, String remedy, Throwable cause) {
        super(place + ": " + what + " " + remedy, cause);
    }
}
