package org.metaspo.cli.serve;

import org.jspecify.annotations.Nullable;
import org.metaspo.result.RunResult;

/**
 * A run as the table shows it.
 *
 * @param id tells it from the others; says nothing of where it lies
 * @param place its directory, from the folder that is served
 * @param name of the run
 * @param command that made it
 * @param method of its search
 * @param status working, cut-off, or as its result has it
 * @param changed when it ended, or its journal was last written, ISO 8601
 * @param answers recorded so far
 * @param planned answers that it needs at most
 * @param usd what was paid for them
 * @param result what it came to; null where it has not come to an end
 */
record RunRow(
        String id,
        String place,
        String name,
        String command,
        String method,
        String status,
        String changed,
        long answers,
        long planned,
        String usd,
        @Nullable RunResult result) {
    static final String WORKING = "working";
    static final String CUT_OFF = "cut-off";

    /** Whether `metaspo resume` has something to do. */
    boolean canResume() {
        return switch (status) {
            case CUT_OFF, "budget", "interrupted", "failed" -> true;
            default -> false;
        };
    }
}
