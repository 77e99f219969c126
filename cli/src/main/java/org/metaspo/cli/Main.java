package org.metaspo.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Where the program {@code metaspo} starts. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and ends the process with its {@link ExitCode}.
     *
     * @param args the words after {@code metaspo}
     */
    public static void main(String[] args) {
        // UTF-8 in any locale: prompts and JSON documents must arrive as they are.
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode = new Invocation(Commands.IN_THIS_VERSION, out, err, Terminal.ofProcess()).run(args);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }
}
