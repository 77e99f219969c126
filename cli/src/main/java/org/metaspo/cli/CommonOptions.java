package org.metaspo.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of every command. Mix in with {@code @Mixin CommonOptions common}. */
final class CommonOptions {
    @Option(names = "--json", description = "Print the result as one JSON document on standard output.")
    boolean json;

    @Option(names = "--quiet", description = "Show results, warnings and problems only.")
    boolean quiet;

    @Option(names = Invocation.NO_COLOR, description = "Use no colours (the variable NO_COLOR does the same).")
    boolean noColor;

    @Option(names = Invocation.DEBUG, description = "Show the stack trace of an unexpected failure.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the versions of this program and its JDK and exit.")
    boolean version;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli before a command is called
    CommandSpec command;

    /** The console, as these options want it. */
    Console console() {
        Terminal terminal = Terminal.ofProcess();
        return Console.of(
                command.commandLine().getOut(),
                command.commandLine().getErr(),
                noColor ? terminal.plain() : terminal,
                quiet);
    }
}
