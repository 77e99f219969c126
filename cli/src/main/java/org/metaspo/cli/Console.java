package org.metaspo.cli;

import java.io.PrintWriter;

/**
 * Where a command speaks: results on standard output, everything else on standard error.
 *
 * @param out results
 * @param err progress, warnings, problems
 * @param quiet only results, warnings and problems
 * @param canAsk somebody sits there who can answer a question
 */
record Console(Channel out, Channel err, boolean quiet, boolean canAsk) {
    static Console of(PrintWriter out, PrintWriter err, Terminal terminal, boolean quiet) {
        return new Console(
                new Channel(out, terminal.output(), terminal.output() && terminal.color()),
                new Channel(err, terminal.errors(), terminal.errors() && terminal.color()),
                quiet,
                terminal.input() && terminal.errors());
    }

    /** A line of the result. */
    void print(String line) {
        out.line(line);
    }

    /** A line about what goes on; silent with {@code --quiet}. */
    void say(String line) {
        if (!quiet) {
            err.line(line);
        }
    }

    /** A line that is shown in any case. */
    void warn(String line) {
        err.line(line);
    }
}
