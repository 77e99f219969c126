package org.metaspo.benchmarks;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every benchmark with options of its own has. Mix in with {@code @Mixin CommandUse use}. */
final class CommandUse {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommandSpec command;

    /** Runs a command; gives 2 where an argument is wrong. */
    static int run(Callable<Integer> command, List<String> arguments, PrintWriter out, PrintWriter err) {
        return new CommandLine(command).setOut(out).setErr(err).execute(arguments.toArray(String[]::new));
    }

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    PrintWriter err() {
        return command.commandLine().getErr();
    }

    /** @throws ParameterException where a name is unknown */
    void require(String option, List<String> names, List<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw wrong(option + ": " + name + " is unknown. Known are " + String.join(", ", known) + ".");
            }
        }
    }

    ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
