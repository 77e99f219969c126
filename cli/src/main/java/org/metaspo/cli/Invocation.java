package org.metaspo.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.metaspo.problem.BadInputException;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** From the words on the command line to an exit code. */
final class Invocation {
    static final String DEBUG = "--debug";
    static final String NO_COLOR = "--no-color";

    private final List<CommandEntry> commands;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Terminal terminal;

    Invocation(List<CommandEntry> commands, PrintWriter out, PrintWriter err, Terminal terminal) {
        this.commands = commands;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /** Runs the command that the words name; every failure ends here, in words and an {@link ExitCode}. */
    int run(String... typed) {
        String[] args = withoutHelpWord(typed);
        List<String> words = List.of(args);
        Failure failure = new Failure(err, words.contains(DEBUG));
        try {
            CommandLine line = prepare(words);
            line.setExecutionExceptionHandler((exception, command, parsed) -> failure.report(exception));
            if (words.isEmpty()) {
                line.usage(err);
                return ExitCode.BAD_INPUT;
            }
            return line.execute(args);
        } catch (BadInputException | Error e) {
            // An Error too: the JVM would end with 1, which means that a check said no.
            return failure.report(e);
        }
    }

    /** {@code metaspo help train} is what many type first. */
    private static String[] withoutHelpWord(String[] typed) {
        if (typed.length == 0 || !typed[0].equals("help")) {
            return typed;
        }
        return typed.length == 1 ? new String[] {"--help"} : new String[] {typed[1], "--help"};
    }

    private CommandLine prepare(List<String> words) {
        CommandLine line = new CommandLine(new RootCommand());
        line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, help -> CommandList.of(commands));
        addCommands(line, words);
        Terminal screen = words.contains(NO_COLOR) ? terminal.plain() : terminal;
        line.setOut(out)
                .setErr(err)
                .setColorScheme(Help.defaultColorScheme(screen.output() && screen.color() ? Ansi.ON : Ansi.OFF))
                .setParameterExceptionHandler((problem, rejected) -> UsageProblem.report(problem, rejected));
        return line;
    }

    /** Only the command that is named; all of them where none fits, so that the nearest can be suggested. */
    private void addCommands(CommandLine line, List<String> words) {
        Optional<String> name =
                words.stream().filter(word -> !word.startsWith("-")).findFirst();
        if (name.isEmpty()) {
            return;
        }
        List<CommandEntry> named = commands.stream()
                .filter(command -> command.name().equals(name.get()))
                .toList();
        if (named.isEmpty() && Commands.RESERVED.contains(name.get())) {
            throw new BadInputException(
                    name.get(), "this command is not in this version.", "See metaspo --help for those that are.");
        }
        Stream<CommandEntry> added = named.isEmpty() ? commands.stream() : named.stream();
        added.forEach(entry -> {
            CommandLine command = commandOf(entry);
            line.addSubcommand(entry.name(), command);
            HelpPage.of(command);
        });
    }

    /** A command and the commands below it, ready to be typed. */
    static CommandLine commandOf(CommandEntry entry) {
        CommandLine command = new CommandLine(entry.type());
        command.getCommandSpec().usageMessage().description(entry.summary());
        return versioned(command);
    }

    private static CommandLine versioned(CommandLine command) {
        command.getCommandSpec().versionProvider(new Version());
        command.getSubcommands().values().forEach(Invocation::versioned);
        return command;
    }
}
