package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.testbed.Fault;
import org.metaspo.testbed.FaultPlan;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Testbed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands around a run, as a script sees them: exit codes, streams, files. */
class RunCommandsTest {
    @TempDir
    Path directory;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private String run = "";

    @BeforeEach
    void nameTheRun() {
        run = directory.resolve("run").toString();
    }

    private int metaspo(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        return new Invocation(
                        Commands.IN_THIS_VERSION, new PrintWriter(out, true), new PrintWriter(err, true), Terminal.NONE)
                .run(args);
    }

    private int train(Settings settings, String... more) throws IOException {
        try (Testbed testbed = Testbed.start(settings)) {
            String config = SmallProject.in(directory, testbed.baseUrl()).configuration();
            String[] args = new String[4 + more.length];
            System.arraycopy(new String[] {"train", config, "--run-dir", run}, 0, args, 0, 4);
            System.arraycopy(more, 0, args, 4, more.length);
            return metaspo(args);
        }
    }

    @Test
    void trainEndsWithATableAVerdictAndFiles() throws IOException {
        assertThat(train(SmallProject.settings())).isZero();

        assertThat(err.toString()).startsWith(run + System.lineSeparator());
        assertThat(out.toString())
                .contains("task     n", "parity", "Calls:", "Run:     " + run)
                .doesNotContain("\u001b");
        assertThat(directory.resolve("run"))
                .isDirectoryContaining("glob:**result.json")
                .isDirectoryContaining("glob:**candidates.jsonl")
                .isDirectoryContaining("glob:**config.yaml")
                .isDirectoryContaining("glob:**journal.db")
                .isDirectoryContaining("glob:**report.md")
                .isDirectoryContaining("glob:**system-prompt.txt");
        assertThat(directory.resolve("run/system-prompt.txt"))
                .hasContent(result().at("/systemPrompt/learned").asString());
    }

    @Test
    void jsonIsOneDocumentOnStandardOutput() throws IOException {
        assertThat(train(SmallProject.settings(), "--json")).isZero();

        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.path("runDir").asString()).isEqualTo(run);
        assertThat(document.path("status").asString()).isEqualTo("completed");
        assertThat(document.at("/tasks/0/scores/test/candidate/n").asInt()).isEqualTo(20);
    }

    @Test
    void quietSaysWhereTheRunIsAndNoMore() throws IOException {
        assertThat(train(SmallProject.settings(), "--quiet")).isZero();
        assertThat(err.toString()).isEqualTo(run + System.lineSeparator());
    }

    @Test
    void aCapEndsWithThreeAndResumeGoesOn() throws IOException {
        try (Testbed testbed = Testbed.start(SmallProject.settings())) {
            String config = SmallProject.in(directory, testbed.baseUrl()).configuration();
            assertThat(metaspo("train", config, "--run-dir", run, "--max-calls", "42"))
                    .isEqualTo(ExitCode.BUDGET);
            assertThat(testbed.log().count()).isLessThanOrEqualTo(42);
            assertThat(result().path("status").asString()).isEqualTo("budget");
            assertThat(out.toString()).contains("metaspo resume " + run);

            assertThat(metaspo("resume", run, "--max-calls", "1000")).isZero();
            assertThat(result().path("status").asString()).isEqualTo("completed");
            assertThat(testbed.log().timesAsked().values()).allMatch(times -> times == 1);
        }
    }

    @Test
    void aRefusedKeyEndsWithFourAndOneMessage() throws IOException {
        assertThat(train(SmallProject.settings().faults(FaultPlan.everyNth(1, Fault.status(401)))))
                .isEqualTo(ExitCode.PROVIDER_FAILED);
        assertThat(err.toString()).contains("401");
        assertThat(result().path("status").asString()).isEqualTo("failed");
    }

    @Test
    void replayGivesTheSameAndSeesAChange() throws IOException {
        assertThat(train(SmallProject.settings())).isZero();
        assertThat(metaspo("replay", run)).isZero();
        assertThat(err.toString()).contains("same result");

        Path file = directory.resolve("run/result.json");
        Files.writeString(file, Files.readString(file).replace("\"completed\"", "\"saturated\""));
        assertThat(metaspo("replay", run)).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(err.toString()).contains("differs");
    }

    @Test
    void aSecondRunInTheSamePlaceIsRefused() throws IOException {
        assertThat(train(SmallProject.settings())).isZero();
        String before = Files.readString(directory.resolve("run/result.json"));

        assertThat(train(SmallProject.settings())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("metaspo resume").hasLineCount(1);
        assertThat(directory.resolve("run/result.json")).hasContent(before);
    }

    @Test
    void aConfigurationThatIsWrongLeavesNothingBehind() throws IOException {
        assertThat(train(SmallProject.settings(), "--set", "method.iteratoins=3"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString())
                .contains("--set", "iteratoins", "Maybe you meant `iterations`")
                .hasLineCount(1);
        assertThat(directory.resolve("run")).doesNotExist();
    }

    @Test
    void stopFindsNobodyInAFinishedRun() throws IOException {
        assertThat(train(SmallProject.settings())).isZero();
        assertThat(metaspo("stop", run)).isZero();
        assertThat(err.toString()).contains("No process works in");
    }

    @Test
    void whatIsNoRunIsRefused() {
        for (String command : new String[] {"resume", "replay", "stop"}) {
            assertThat(metaspo(command, directory.toString())).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(err.toString()).contains("holds no run").hasLineCount(1);
        }
    }

    private JsonNode result() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(directory.resolve("run/result.json")));
    }

    @Test
    void aCompletedRunStaysSoUnderALowerCap() throws IOException {
        assertThat(train(SmallProject.settings())).isZero();
        String before = withoutTimings();

        assertThat(metaspo("resume", run, "--max-calls", "5"))
                .as(err.toString())
                .isZero();
        assertThat(withoutTimings()).isEqualTo(before);
        assertThat(out.toString()).contains("0 sent by this process");
    }

    private String withoutTimings() throws IOException {
        return Files.readString(directory.resolve("run/result.json")).replaceFirst("(?s)\"timings\".*", "");
    }

    @Test
    void aKeyGivenByMistakeIsNotRepeated() throws IOException {
        assertThat(train(SmallProject.settings(), "--set", "models.task.api-key=sk-secret"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString())
                .contains("models.task.api-key", "api-key-env")
                .doesNotContain("sk-secret");
    }

    @Test
    void absurdCapsAreRefused() throws IOException {
        for (String[] cap : new String[][] {{"--max-usd", "1e999999999"}, {"--max-usd", "0"}, {"--max-calls", "-1"}}) {
            assertThat(train(SmallProject.settings(), cap)).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(err.toString()).hasLineCount(1);
        }
        assertThat(directory.resolve("run")).doesNotExist();
    }

    @Test
    void damagedFilesAreNamed() throws IOException {
        assertThat(train(SmallProject.settings())).isZero();
        Files.writeString(directory.resolve("run/result.json"), "junk");
        assertThat(metaspo("replay", run)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("result.json", "damaged").hasLineCount(1);

        Files.writeString(directory.resolve("run/journal.db"), "junk");
        assertThat(metaspo("resume", run)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("journal.db", "no journal").hasLineCount(1);
    }
}
