package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.testbed.Testbed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A damaged journal, from the refusal to the resumed run. */
class JournalCommandsTest {
    @TempDir
    Path directory;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private Path run = Path.of("");

    @BeforeEach
    void nameTheRun() {
        run = directory.resolve("run");
    }

    private int metaspo(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        return new Invocation(
                        Commands.IN_THIS_VERSION, new PrintWriter(out, true), new PrintWriter(err, true), Terminal.NONE)
                .run(args);
    }

    private void train(Testbed testbed) throws IOException {
        String config = SmallProject.in(directory, testbed.baseUrl()).configuration();
        assertThat(metaspo("train", config, "--run-dir", run.toString())).isZero();
    }

    private String result() throws IOException {
        return Files.readString(run.resolve("result.json")).replaceFirst("(?s)\"timings\".*", "");
    }

    /** Other words in one answer, which SQLite would not notice. */
    private void changeAnAnswer() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + run.resolve("journal.db"));
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE answer SET text = 'x' || text WHERE id = 5"))
                    .isEqualTo(1);
        }
    }

    @Test
    void aSoundJournalIsSound() throws IOException {
        try (Testbed testbed = Testbed.start(SmallProject.settings())) {
            train(testbed);
        }
        assertThat(metaspo("journal", "check", run.toString())).isZero();
        assertThat(out.toString()).startsWith("Sound: ").contains("answers, all whole.");
    }

    @Test
    void damageIsRefusedShownSavedAndPaidForAgainAlone() throws Exception {
        try (Testbed testbed = Testbed.start(SmallProject.settings())) {
            train(testbed);
            String before = result();
            long asked = testbed.log().count();
            changeAnAnswer();

            assertThat(metaspo("resume", run.toString())).isEqualTo(ExitCode.UNEXPECTED);
            assertThat(err.toString())
                    .contains("journal.db: the journal is damaged", "metaspo journal salvage " + run)
                    .doesNotContain("\tat ");
            assertThat(metaspo("journal", "check", run.toString())).isEqualTo(ExitCode.CHECK_FAILED);
            assertThat(out.toString())
                    .containsPattern("journal.db, byte \\d+: answer \\d+ is not as it was written")
                    .contains((asked - 1) + " of " + asked + " answers are whole");
            assertThat(metaspo("journal", "check", run.toString(), "--json")).isEqualTo(ExitCode.CHECK_FAILED);
            JsonNode shown = JsonMapper.shared().readTree(out.toString());
            assertThat(shown.path("damage").size()).isEqualTo(1);
            assertThat(shown.at("/answers/whole").asLong()).isEqualTo(asked - 1);

            byte[] damaged = Files.readAllBytes(run.resolve("journal.db"));
            assertThat(metaspo("journal", "salvage", run.toString(), "--json")).isZero();
            assertThat(run.resolve("journal.db")).hasBinaryContent(damaged);
            JsonNode saved = JsonMapper.shared().readTree(out.toString());
            assertThat(saved.path("lost").asLong()).isEqualTo(1);
            for (int i = 0; i < 2; i++) {
                String command = saved.path("next").path(i).asString();
                assertThat(new ProcessBuilder("sh", "-c", command).start().waitFor())
                        .isZero();
            }
            assertThat(metaspo("resume", run.toString())).as(err.toString()).isZero();
            assertThat(testbed.log().count()).as("asked again").isEqualTo(asked + 1);
            assertThat(result()).isEqualTo(before);
        }
    }

    @Test
    void aSalvagedJournalReplacesNothing() throws IOException {
        try (Testbed testbed = Testbed.start(SmallProject.settings())) {
            train(testbed);
        }
        assertThat(metaspo(
                        "journal",
                        "salvage",
                        run.toString(),
                        "--to",
                        run.resolve("result.json").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("result.json: is there already.");
    }

    @Test
    void theGroupNeedsACommandAndARun() {
        assertThat(metaspo("journal")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("Usage: metaspo journal COMMAND", "salvage");
        assertThat(metaspo("journal", "check", directory.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("holds no run");
    }

    /** Prompts, data and answers are nobody else's business. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatARunWritesIsItsOwnersAlone() throws IOException {
        try (Testbed testbed = Testbed.start(SmallProject.settings())) {
            train(testbed);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run)))
                .isEqualTo("rwx------");
        List<Path> files;
        try (Stream<Path> all = Files.list(run)) {
            files = all.filter(file -> !file.endsWith(".lock")).toList();
        }
        assertThat(files)
                .hasSizeGreaterThan(5)
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as("%s", file)
                        .isEqualTo("rw-------"));
    }
}
