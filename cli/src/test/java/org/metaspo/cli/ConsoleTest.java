package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Console console(Terminal terminal, boolean quiet) {
        return Console.of(new PrintWriter(out), new PrintWriter(err), terminal, quiet);
    }

    @ParameterizedTest
    @CsvSource({
        "'stdin,stdout,stderr', , xterm, true",
        "'stdin,stdout,stderr', '', , true",
        "'stdin,stdout,stderr', 1, xterm, false",
        "'stdin,stdout,stderr', , dumb, false",
    })
    void colourIsWelcomeUnlessSomebodySaysNo(String streams, String noColor, String term, boolean color) {
        assertThat(Terminal.of(streams, noColor, term)).isEqualTo(new Terminal(true, true, true, color));
    }

    @Test
    void eachStreamIsJudgedByItself() {
        Console console = console(Terminal.of(",stderr", null, "xterm"), false);

        assertThat(console.out().bold("a")).isEqualTo("a");
        assertThat(console.err().bold("a")).isEqualTo("\u001b[1ma\u001b[0m");
        assertThat(console.err().red("a")
                        + console.err().green("b")
                        + console.err().faint("c"))
                .isEqualTo("\u001b[31ma\u001b[0m\u001b[32mb\u001b[0m\u001b[2mc\u001b[0m");
        assertThat(console.out().terminal()).isFalse();
        assertThat(console.err().terminal()).isTrue();
    }

    @Test
    void asksOnlyWhereSomebodyCanReadTheQuestionAndAnswerIt() {
        assertThat(console(Terminal.of("stdin,stderr", null, null), false).canAsk())
                .isTrue();
        assertThat(console(Terminal.of("stdin,stdout", null, null), false).canAsk())
                .isFalse();
        assertThat(console(Terminal.of("stderr", null, null), false).canAsk()).isFalse();
        assertThat(console(Terminal.NONE, false).canAsk()).isFalse();
    }

    @Test
    void quietSilencesProgressButNoWarning() {
        Console console = console(Terminal.NONE, true);

        console.say("progress");
        console.warn("warning");
        console.print("result");

        assertThat(err.toString()).isEqualToIgnoringNewLines("warning");
        assertThat(out.toString()).isEqualToIgnoringNewLines("result");
    }
}
