package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.RunResult;
import org.metaspo.testbed.Fault;
import org.metaspo.testbed.FaultPlan;
import org.metaspo.testbed.Testbed;

/** What ends a run, or keeps one from starting. */
@Timeout(60)
class FailedRunTest {
    @TempDir
    Path directory;

    private Project project;
    private Path run;

    @BeforeEach
    void write() throws Exception {
        project = Project.in(directory.resolve("project"));
        run = directory.resolve("run");
    }

    private String undisturbed() throws Exception {
        try (Testbed testbed = Testbed.start(project.settings())) {
            return Project.text(project.at(testbed.baseUrl()).train(directory.resolve("undisturbed")));
        }
    }

    @ParameterizedTest
    @CsvSource({"401, 1", "404, 1", "401, 40", "404, 110"})
    void aFailureForGoodStopsAtOnceAndIsResumedOnceItIsGone(int status, int from) throws Exception {
        AtomicBoolean gone = new AtomicBoolean();
        FaultPlan plan =
                call -> call.ordinal() >= from && !gone.get() ? Optional.of(Fault.status(status)) : Optional.empty();
        try (Testbed testbed = Testbed.start(project.settings().faults(plan))) {
            RunResult failed = project.at(testbed.baseUrl())
                    .set("models.task.concurrency=4")
                    .set("models.optimizer.concurrency=4")
                    .train(run);
            assertThat(failed.status()).isEqualTo("failed");
            assertThat(failed.reason()).isNotBlank();
            assertThat(failed.tasks())
                    .allSatisfy(task -> assertThat(task.scores()).isEmpty());
            assertThat(testbed.log().count()).as("at most what was under way").isLessThan(from + 12);
            assertThat(testbed.log().timesAsked().values())
                    .as("not tried again")
                    .containsOnly(1);
            assertThat(Project.text(Run.replay(run, event -> {}))).isEqualTo(Project.result(run));

            gone.set(true);
            Project.resumedAt(testbed.baseUrl()).resume(run, false);
        }
        assertThat(Project.result(run)).isEqualTo(undisturbed());
    }

    @Test
    void aRunIsThereAlready() throws Exception {
        try (Testbed testbed = Testbed.start(project.settings())) {
            project.at(testbed.baseUrl()).train(run);
            long before = testbed.log().count();
            assertThatThrownBy(() -> project.at(testbed.baseUrl()).train(run))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("holds a run already")
                    .hasMessageContaining("metaspo resume " + run);
            String result = Project.result(run);
            Project.resumedAt(testbed.baseUrl()).resume(run, false);
            assertThat(Project.result(run))
                    .as("a complete run has nothing left to ask")
                    .isEqualTo(result);
            assertThat(testbed.log().count()).isEqualTo(before);
        }
    }

    @Test
    void aDirectoryOfSomethingElseIsLeftAlone() throws Exception {
        Files.createDirectories(run);
        Files.writeString(run.resolve("thesis.tex"), "Introduction");
        assertThatThrownBy(() -> project.at("http://127.0.0.1:9/v1").train(run))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("holds other files");
        assertThat(run).isDirectoryNotContaining("glob:**{.lock,config.yaml,journal.db}");
        assertThatThrownBy(() -> Project.resumedAt("http://127.0.0.1:9/v1").resume(run, false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("holds no run");
    }

    @Test
    void aFileIsNoDirectory() throws Exception {
        Files.writeString(run, "text");
        assertThatThrownBy(() -> project.at("http://127.0.0.1:9/v1").train(run))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("is a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {".lock", "config.yaml", "config.yaml.new", "journal.db.new", "journal.db.new-wal"})
    void whatAKillBeforeTheFirstCallLeftIsNoHindrance(String left) throws Exception {
        Files.createDirectories(run);
        Files.writeString(run.resolve(left), "half of something");
        assertThatThrownBy(() -> Run.replay(run, event -> {}))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("start the run again by `metaspo train`");
        try (RunDirectory held = RunDirectory.create(run)) {
            assertThat(held.journal()).isEqualTo(run.resolve("journal.db"));
        }
    }

    @Test
    void aReplayThatLacksAnAnswerSaysSo() throws Exception {
        undisturbed();
        execute("DELETE FROM answer WHERE id = (SELECT max(id) FROM answer)");
        assertThatThrownBy(() -> Run.replay(directory.resolve("undisturbed"), event -> {}))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining(directory.resolve("undisturbed").toString())
                .hasMessageContaining("the journal holds no answer");
    }

    @Test
    void aReplayThatLeavesAnAnswerUnusedSaysSo() throws Exception {
        undisturbed();
        execute(
                "INSERT INTO answer SELECT (SELECT max(id) + 1 FROM answer), x'00112233445566778899aabbccddeeff', role, header, system, user,"
                        + " sample, outcome, text, input, cached, written, output, reasoning, tier, usd, NULL FROM answer WHERE id = 1");
        assertThatThrownBy(() -> Run.replay(directory.resolve("undisturbed"), event -> {}))
                .isInstanceOf(ReplayException.class)
                .hasMessageContaining("1 recorded answers are not used");
    }

    @Test
    void anotherSearchVersionIsRefusedUnlessAskedFor() throws Exception {
        String result = undisturbed();
        Path old = directory.resolve("undisturbed");
        execute("UPDATE meta SET seal = NULL, value = replace(value, '\"searchVersion\":" + ProgramVersion.SEARCH
                + "', '\"searchVersion\":99') WHERE key = 'plan'");
        assertThatThrownBy(() -> Project.resumedAt("http://127.0.0.1:9/v1").resume(old, false))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("search version 99")
                .hasMessageContaining("resume --anyway");
        StringBuilder told = new StringBuilder();
        Project.resumedAt("http://127.0.0.1:9/v1").listener(told::append).resume(old, true);
        assertThat(told).contains("search version 99; this program has " + ProgramVersion.SEARCH);
        assertThat(Project.result(old))
                .isEqualTo(result.replace("\"searchVersion\" : " + ProgramVersion.SEARCH, "\"searchVersion\" : 99"));
    }

    private void execute(String sql) throws Exception {
        try (var connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + directory.resolve("undisturbed").resolve("journal.db"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
