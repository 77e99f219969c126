package org.metaspo.cli;

import java.io.PrintWriter;
import org.metaspo.problem.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command line that makes no sense: one line that says why, with the nearest word that would. */
final class UsageProblem {
    private UsageProblem() {}

    /**
     * Says what is wrong. A command typed alone that cannot do without arguments shows its whole usage instead: nothing
     * was mistyped, somebody wants to know how it goes.
     */
    static int report(ParameterException problem, String[] words) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        boolean typedAlone = words.length == name.split(" ").length - 1;
        if (problem instanceof MissingParameterException && typedAlone) {
            command.usage(err);
        } else {
            err.println(name + ": " + sentence(problem) + maybe(problem) + " See " + name + " --help.");
        }
        return ExitCode.BAD_INPUT;
    }

    private static String sentence(ParameterException problem) {
        String oneLine = String.valueOf(problem.getMessage()).replaceAll("\\s*\\R\\s*", " ");
        return oneLine.endsWith(".") ? oneLine : oneLine + ".";
    }

    private static String maybe(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            String typed = unmatched.getUnmatched().getFirst();
            CommandLine command = problem.getCommandLine();
            return Suggestion.closest(
                            typed,
                            typed.startsWith("-")
                                    ? command.getCommandSpec().optionsMap().keySet()
                                    : command.getSubcommands().keySet())
                    .map(nearest -> " Maybe you meant " + nearest + ".")
                    .orElse("");
        }
        return "";
    }
}
