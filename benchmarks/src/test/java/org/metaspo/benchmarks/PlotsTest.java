package org.metaspo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.benchmarks.WorldRun.Claimed;
import org.metaspo.benchmarks.WorldRun.Truth;

class PlotsTest {
    private static final String FIRST = "rgb(0,55,255)";
    private static final String SECOND = "rgb(255,172,0)";

    @TempDir
    private Path directory;

    private static WorldRun row(String setup, String variant, String method, long seed) {
        Truth start = new Truth(0.4, 0.4);
        Truth found = new Truth(0.5 + 0.01 * seed, 0.5);
        Claimed claimed = new Claimed(0.1, -0.1, 0.2, seed == 0);
        return new WorldRun(
                setup,
                variant,
                seed,
                method,
                start,
                found,
                new Truth(0.6, 0.8),
                found.target(),
                claimed,
                null,
                null,
                900,
                30,
                2,
                null,
                null);
    }

    private int draw(String... arguments) {
        PrintWriter ignored = new PrintWriter(new StringWriter());
        return CommandUse.run(new PlotsCommand(), List.of(arguments), ignored, ignored);
    }

    @Test
    void drawsWhatWasRecorded() throws Exception {
        List<WorldRun> rows = new ArrayList<>();
        for (int seed = 0; seed < 3; seed++) {
            for (String schedule : List.of("efficient", "reference")) {
                rows.add(row("calls=1000 schedule=" + schedule + " test=100", "normal", "metaspo", seed));
                rows.add(row("calls=2000 schedule=" + schedule + " test=100", "normal", "metaspo", seed));
            }
            rows.add(row("calls=2000 schedule=efficient test=100", "null", "sprig", seed));
        }
        String runs = directory.toString();
        WorldRuns.in(directory).add(rows);

        assertThat(draw("--calls", runs, "--methods", runs, "--peers", runs, "--claims", runs, "--to", runs))
                .isZero();

        // Words are drawn as outlines; what can be told from the text are the colours: the second series has the second
        // one.
        for (String name : List.of("gap-by-calls.svg", "methods.svg", "peers.svg", "claims.svg")) {
            assertThat(Files.readString(directory.resolve(name)))
                    .as(name)
                    .contains("<svg", FIRST, SECOND)
                    .endsWith("</svg>\n");
        }
    }

    @Test
    void readsTheScheduleAndTheCallsOfARow() {
        WorldRun row = row("calls=1000 schedule=efficient test=100", "normal", "metaspo", 1);

        assertThat(row.schedule()).isEqualTo("efficient");
        assertThat(row.plannedCalls()).isEqualTo(1000);
        assertThat(row("", "normal", "gepa", 1).plannedCalls()).isZero();
    }
}
