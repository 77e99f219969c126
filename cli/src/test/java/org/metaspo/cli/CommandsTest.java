package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What holds for each command of this version, those below others included. */
class CommandsTest {
    @Test
    void eachHasAReservedNameOfItsOwnAndASummaryThatFitsALine() {
        assertThat(Commands.IN_THIS_VERSION).extracting(CommandEntry::name).doesNotHaveDuplicates();
        assertThat(Commands.IN_THIS_VERSION).allSatisfy(command -> {
            assertThat(Commands.RESERVED).contains(command.name());
            assertThat(command.summary()).hasSizeLessThanOrEqualTo(60);
        });
    }

    /** All commands, as they are typed. */
    static Stream<String> typed() {
        return Commands.IN_THIS_VERSION.stream().flatMap(entry -> {
            CommandLine command = Invocation.commandOf(entry);
            Stream<String> below = command.getSubcommands().keySet().stream().map(name -> entry.name() + " " + name);
            return Stream.concat(Stream.of(entry.name()), below);
        });
    }

    @ParameterizedTest
    @MethodSource("typed")
    void eachHasHelpWithItsUseASentenceAndExamples(String typed) {
        List<String> help = help(typed).lines().toList();

        assertThat(help.getFirst()).startsWith("Usage: metaspo " + typed);
        assertThat(help.get(2)).matches("[A-Z].*\\.");
        assertThat(help.subList(help.indexOf("Example:") + 1, help.size()))
                .isNotEmpty()
                .anyMatch(line -> line.contains("metaspo " + typed));
        assertThat(help).allMatch(line -> line.length() <= 120 && !line.contains("\u001b"));
    }

    /** A description ends as a sentence does, so that it reads well in the help and in the reference. */
    @ParameterizedTest
    @MethodSource("typed")
    void eachOptionIsDescribedBySentences(String typed) {
        CommandLine command = Invocation.commandOf(Commands.IN_THIS_VERSION.stream()
                .filter(entry -> typed.split(" ", -1)[0].equals(entry.name()))
                .findFirst()
                .orElseThrow());
        CommandLine named = typed.contains(" ")
                ? Objects.requireNonNull(command.getSubcommands().get(typed.split(" ", -1)[1]))
                : command;

        assertThat(named.getCommandSpec().options())
                .extracting(option -> String.join(" ", option.description()))
                .allMatch(description -> description.matches("(?s).+[.)]"));
        assertThat(named.getCommandSpec().positionalParameters())
                .extracting(parameter -> String.join(" ", parameter.description()))
                .allMatch(description -> description.matches("(?s).+[.)]"));
    }

    private static String help(String typed) {
        StringWriter out = new StringWriter();
        Invocation invocation =
                new Invocation(Commands.IN_THIS_VERSION, new PrintWriter(out), new PrintWriter(out), Terminal.NONE);
        String[] args = Stream.concat(Stream.of(typed.split(" ", -1)), Stream.of("--help"))
                .toArray(String[]::new);
        assertThat(invocation.run(args)).isZero();
        return out.toString();
    }
}
