package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.metaspo.event.Event;

/** What a run shows of itself while it is at work. */
class ProgressTest {
    private static final String DRAWN = "\r\u001b[?7l";
    private static final String ERASED = "\r\u001b[K";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Progress progress(Terminal terminal, boolean quiet) {
        Console console = Console.of(new PrintWriter(out), new PrintWriter(err), terminal, quiet);
        Progress progress = new Progress(console, "runs/one");
        progress.on(new Event.RunStarted("runs/one"));
        progress.on(new Event.SearchPlanned(100, 10, 30, 0));
        progress.on(new Event.BlockStarted("train", "inner/1", 20));
        progress.on(new Event.CallEnded("task", "answered", false));
        progress.on(new Event.CandidateScored("system", "start", 0.5, true));
        progress.on(new Event.Spent(1, 90, new BigDecimal("0.0123456")));
        return progress;
    }

    @Test
    void aTerminalHasOneLineThatIsDrawnAnewAndIsGoneAtTheEnd() {
        try (Progress progress = progress(new Terminal(true, true, true, true), false)) {
            progress.tick();
            assertThat(err.toString())
                    .startsWith("runs/one")
                    .contains(DRAWN + "inner/1 (train) 1/20 | 1/140 in all | 0.0123 USD | best 50.0 %");
            progress.say("a word in between");
            assertThat(err.toString()).contains(ERASED + "a word in between");
            progress.tick();
        }
        assertThat(err.toString()).endsWith(ERASED);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void elsewhereLinesFollowEachOtherWithoutControlCodes() {
        try (Progress progress = progress(Terminal.NONE, false)) {
            progress.tick();
        }
        assertThat(err.toString())
                .contains("start: system prompt with 50.0 %", "inner/1 (train) 1/20")
                .doesNotContain("\u001b", "\r");
    }

    @Test
    void quietShowsTheDirectoryAndWarnings() {
        try (Progress progress = progress(new Terminal(true, true, true, true), true)) {
            progress.on(new Event.Remark("a remark"));
            progress.on(new Event.Notice("a warning"));
        }
        assertThat(err.toString()).isEqualToIgnoringNewLines("runs/onea warning");
    }
}
