package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

/** What a user types, what the program says, and how it ends. */
class InvocationTest {
    private static final List<CommandEntry> COMMANDS =
            List.of(SampleCommand.ENTRY, new CommandEntry("Others", "other", "is not typed here", OtherCommand.class));

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return run(Terminal.NONE, args);
    }

    private int run(Terminal terminal, String... args) {
        return new Invocation(COMMANDS, new PrintWriter(out), new PrintWriter(err), terminal).run(args);
    }

    @Test
    void helpListsTheCommandsByGroup() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "Usage: metaspo COMMAND", "Samples:", "  sample      ends as it is told", "Others:", "Example:")
                .doesNotContain("\u001b");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theWordHelpIsUnderstood() {
        assertThat(run("help")).isZero();
        assertThat(out.toString()).contains("Usage: metaspo COMMAND");
        out.getBuffer().setLength(0);
        assertThat(run("help", "sample")).isZero();
        assertThat(out.toString()).contains("Usage: metaspo sample");
    }

    @Test
    void helpIsColouredOnAScreenUnlessUnwanted() {
        Terminal screen = new Terminal(true, true, true, true);

        run(screen, "--help");
        assertThat(out.toString()).contains("\u001b[");

        out.getBuffer().setLength(0);
        assertThat(run(screen, "sample", "--help", "--no-color")).isZero();
        assertThat(out.toString()).doesNotContain("\u001b[");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void versionNamesTheProgramAndTheJdk(String option) {
        assertThat(run(option)).isZero();
        assertThat(out.toString())
                .matches("(?s)metaspo \\d+\\.\\d+\\.\\d+.*JDK "
                        + Runtime.version().feature() + ".*");
    }

    @Test
    void aCommandKnowsTheVersionToo() {
        assertThat(run("sample", "--version")).isZero();
        assertThat(out.toString()).startsWith("metaspo ");
    }

    @Test
    void aCommandsHelpBeginsWithItsSummaryAndEndsWithItsExample() {
        assertThat(run("sample", "--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: metaspo sample", "Ends as it is told.", "--run-dir=DIR", "--set=PATH.TO.KEY=VALUE")
                .endsWith("  metaspo sample done" + System.lineSeparator());
    }

    @Test
    void nothingTypedShowsTheUsageAsAnError() {
        assertThat(run()).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("Usage: metaspo COMMAND");
    }

    @Test
    void aCommandTypedAloneShowsItsUsageAsAnError() {
        assertThat(run("sample")).isEqualTo(2);
        assertThat(err.toString()).startsWith("Usage: metaspo sample");
    }

    @Test
    void aCommandOfALaterVersionIsRefusedAsSuch() {
        assertThat(run("serve", "runs")).isEqualTo(2);
        assertThat(err.toString()).startsWith("metaspo: serve: this command is not in this version.");
    }

    @ParameterizedTest
    @CsvSource({
        "smaple done, metaspo: , Maybe you meant sample.",
        "sample done --run-dri x, metaspo sample: Unknown option, Maybe you meant --run-dir.",
        "sample done --max-call 3, metaspo sample: Unknown option, Maybe you meant --max-calls.",
        "sample done --max-usd much, metaspo sample: Invalid value for option '--max-usd', See metaspo sample --help.",
        "sample --yes, metaspo sample: Missing required parameter: 'END'., See metaspo sample --help.",
        "sample done --cash, metaspo sample: Unknown option, See metaspo sample --help.",
    })
    void aSlipOfThePenIsOneLineWithTheNearestWord(String words, String begin, String remedy) {
        assertThat(run(words.split(" "))).isEqualTo(2);
        assertThat(err.toString()).startsWith(begin).contains(remedy).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void optionsReachTheCommandAndResultsGoToStandardOutput() {
        assertThat(run("sample", "done", "--set", "a.b=1=2", "--set", "c=", "--max-usd", "0.10"))
                .isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("grüße");
        assertThat(err.toString()).isEqualToIgnoringNewLines("working on [a.b=1=2, c=], at most 0.10 USD");
    }

    @Test
    void quietLeavesTheResultAlone() {
        assertThat(run("sample", "done", "--quiet")).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("grüße");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bad-input, 2, 'metaspo: a.yaml, seed: this is no number. Maybe 42.'",
        "provider, 4, metaspo: openai: the key is wrong. Check OPENAI_API_KEY.",
        "wrapped, 4, metaspo: no credit",
        "interrupt, 130, metaspo: interrupted.",
        "budget, 3, ''",
    })
    void anEndThatIsForeseenIsAtMostOneMessage(String end, int exitCode, String message) {
        assertThat(run("sample", end)).isEqualTo(exitCode);
        assertThat(err.toString()).isEqualToIgnoringNewLines(message);
    }

    @ParameterizedTest
    @CsvSource({"disk, No space left on device", "memory, Java heap space"})
    void anUnforeseenEndFilesTheStackTrace(String end, String reason) throws Exception {
        assertThat(run("sample", end)).isEqualTo(70);
        String said = err.toString().strip();
        assertThat(said).startsWith("metaspo: unexpected: ").contains(reason, "can be resumed", "please report it");
        Path file = Path.of(said.substring(said.lastIndexOf(": ") + 2));
        try {
            assertThat(Files.readString(file)).contains("metaspo ", "JDK ", reason, "at org.metaspo.cli.SampleCommand");
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void debugShowsTheStackTraceInstead() {
        assertThat(run("sample", "disk", "--debug")).isEqualTo(70);
        assertThat(err.toString()).contains("at org.metaspo.cli.SampleCommand").doesNotContain("please report");
    }

    @Test
    void onlyTheCommandThatIsTypedIsMadeReady() {
        OtherCommand.made.set(false);

        run("sample", "done");
        assertThat(OtherCommand.made).isFalse();
        run("other");
        assertThat(OtherCommand.made).isTrue();
    }

    /** Tells that it was made. */
    @Command
    static final class OtherCommand implements Callable<Integer> {
        static final AtomicBoolean made = new AtomicBoolean();

        OtherCommand() {
            made.set(true);
        }

        @Override
        public Integer call() {
            return ExitCode.DONE;
        }
    }
}
