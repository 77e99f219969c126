package org.metaspo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.benchmarks.WorldRun.Truth;

/** The comparison with other libraries, which are played by a shell script here. */
class PeersTest {
    /** Answers every job with its seed, and seed 13 with an error. */
    private static final String SCRIPT = """
            while read -r job; do
              case "$job" in
                *'"seed":13,'*) echo '{"error": "ran out of luck"}' ;;
                *) echo '{"prompt": "Be kind."}' ;;
              esac
            done
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private int run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("--to", directory.toString(), "--seeds", "1"));
        arguments.addAll(List.of(more));
        return CommandUse.run(new PeersCommand(), arguments, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private static Peer.Job job(long seed) {
        return new Peer.Job(
                seed, "http://127.0.0.1:1/v1", "Help.", 10, 2, 2, List.of(new Peer.JobTask("a.json", "{question}")));
    }

    private static WorldRun row(String name, long seed, double gap) {
        Truth start = new Truth(0.4, 0.4);
        Truth best = new Truth(0.6, 0.8);
        Truth found = new Truth(0.4 + 0.2 * gap, 0.4 + 0.4 * gap);
        return new WorldRun(
                "",
                "normal",
                seed,
                name,
                start,
                found,
                best,
                found.target(),
                null,
                null,
                null,
                1990,
                30,
                2,
                null,
                null);
    }

    @Test
    void asksALibraryForOnePromptAfterTheOther() throws Exception {
        Path script = Files.writeString(directory.resolve("script.sh"), SCRIPT);
        PythonHome home = new PythonHome(Path.of("/bin/sh"), script);
        try (Peer peer = Peer.start("gepa", home, directory.resolve("gepa.log"))) {
            assertThat(peer.find(job(1))).isEqualTo("Be kind.");
            assertThat(peer.find(job(2))).isEqualTo("Be kind.");
            assertThatThrownBy(() -> peer.find(job(13)))
                    .hasMessageContaining("gepa found nothing with seed 13: ran out of luck")
                    .hasMessageContaining("gepa.log");
        }
    }

    @Test
    void saysSoWhereThereIsNoPython() {
        assertThat(run("--python", "no-such-python")).isEqualTo(2);
        assertThat(err.toString())
                .contains("no-such-python -m venv", "cannot be started", "--python names another one");
    }

    @Test
    void saysSoWhereTheEnvironmentCannotBeMade() {
        assertThat(run("--python", "false")).isEqualTo(2);
        assertThat(err.toString()).contains("ended with 1", "setup.log", "python3-venv");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThat(run("--peers", "magic")).isEqualTo(2);
        assertThat(run("--variant", "normal+moon")).isEqualTo(2);
        assertThat(err.toString()).contains("magic is unknown", "moon is unknown");
    }

    @Test
    void showsWhatEachClosesAndHowMuchMoreWeDo() {
        List<WorldRun> runs = new ArrayList<>();
        for (int seed = 0; seed < 4; seed++) {
            runs.add(row("metaspo", seed, 0.9));
            runs.add(row("gepa", seed, 0.5 + 0.1 * seed));
            runs.add(row("dspy-gepa", seed, 0.3));
        }

        assertThat(new PeersTable(List.of("metaspo"), List.of("gepa", "dspy-gepa"), runs).markdown())
                .contains(
                        "| metaspo | 0.90 [0.90, 0.90] | 0.90",
                        "| gepa | 0.65 [0.44, 0.86]",
                        "| 1,990 | 30 | 2.0 | 4 |",
                        "| metaspo over gepa | +0.25 [",
                        " | 1.38 [",
                        "| metaspo over dspy-gepa | +0.60 [+0.60, +0.60] | 3.00 [3.00, 3.00] |");
    }
}
