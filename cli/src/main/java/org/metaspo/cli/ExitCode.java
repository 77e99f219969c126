package org.metaspo.cli;

/** How the program ends. Scripts are written against these numbers. */
final class ExitCode {
    /** Done; also: stopped early because nothing was left to gain. */
    static final int DONE = 0;

    /** A check said no. */
    static final int CHECK_FAILED = 1;

    /** The command, the configuration or the data is wrong. */
    static final int BAD_INPUT = 2;

    /** Stopped by a budget; the result so far is saved. */
    static final int BUDGET = 3;

    /** A provider or a source of data failed for good; the run can be resumed, the import repeated. */
    static final int PROVIDER_FAILED = 4;

    /** Our bug or the machine's fault; the run can be resumed. The number is EX_SOFTWARE of BSD's sysexits.h. */
    static final int UNEXPECTED = 70;

    /** Interrupted (Ctrl-C, 128 + SIGINT); the run can be resumed. The JVM itself answers SIGTERM with 143. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
