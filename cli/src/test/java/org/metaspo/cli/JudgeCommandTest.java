package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.testbed.ByModel;
import org.metaspo.testbed.JudgeResponder;
import org.metaspo.testbed.OptimizerResponder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Testbed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code judge calibrate}, as a script sees it. */
class JudgeCommandTest {
    @TempDir
    Path directory;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private Path run = Path.of("");

    @BeforeEach
    void writeLabels() throws IOException {
        run = directory.resolve("run");
        StringBuilder rows = new StringBuilder("question,reference,answer,human\n");
        for (int i = 0; i < 200; i++) {
            rows.append("q%d,red,\"%s, number %d\",%s\n"
                    .formatted(i, i % 2 == 0 ? "red" : "blue", i, i % 2 == 0 ? "correct" : "incorrect"));
        }
        Files.writeString(directory.resolve("labels.csv"), rows);
    }

    private int metaspo(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        return new Invocation(
                        Commands.IN_THIS_VERSION, new PrintWriter(out, true), new PrintWriter(err, true), Terminal.NONE)
                .run(args);
    }

    /** The small project with a judge in the place of its metric. */
    private Path judgedProject(String baseUrl) throws IOException {
        Path config = Path.of(SmallProject.in(directory, baseUrl).configuration());
        Files.writeString(
                directory.resolve("task.yaml"), Files.readString(directory.resolve("task.yaml")) + "metric: judge\n");
        return Files.writeString(config, Files.readString(config).replace("tasks: {", """
                  judge: {provider: openai, model: j, base-url: "%s"}
                tasks: {""".formatted(baseUrl)));
    }

    private int calibrate(String... more) throws IOException {
        try (Testbed testbed = Testbed.start(Settings.defaults().responder(new JudgeResponder()))) {
            Path config = judgedProject(testbed.baseUrl());
            String[] args = new String[7 + more.length];
            System.arraycopy(
                    new String[] {
                        "judge",
                        "calibrate",
                        directory.resolve("labels.csv").toString(),
                        "--config",
                        config.toString(),
                        "--run-dir",
                        run.toString()
                    },
                    0,
                    args,
                    0,
                    7);
            System.arraycopy(more, 0, args, 7, more.length);
            return metaspo(args);
        }
    }

    @Test
    void itPrintsWhatTheJudgeIsWorthAndHowToUseIt() throws IOException {
        assertThat(calibrate()).isZero();

        assertThat(err.toString()).startsWith(run + System.lineSeparator());
        assertThat(out.toString())
                .contains("Accepted: ", "Kappa:         1.00", "Use it:  models.judge.calibration: " + run);
        assertThat(metaspo("replay", run.toString())).isZero();
        assertThat(metaspo(
                        "judge", "calibrate", "x.csv", "--config", directory + "/metaspo.yaml", "--run-dir", "" + run))
                .as("the labels are missing")
                .isEqualTo(2);
    }

    @Test
    void jsonIsOneDocument() throws IOException {
        assertThat(calibrate("--json")).isZero();

        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.path("runDir").asString()).isEqualTo(run.toString());
        assertThat(document.at("/calibration/trust").asString()).isEqualTo("accepted");
    }

    @Test
    void aCapEndsItWithThreeAndResumeFinishesIt() throws IOException {
        assertThat(calibrate("--max-calls", "50")).isEqualTo(3);
        assertThat(out.toString()).contains("not completed", "metaspo resume " + run);

        try (Testbed testbed = Testbed.start(Settings.defaults().responder(new JudgeResponder()))) {
            int code = metaspo(
                    "resume",
                    run.toString(),
                    "--max-calls",
                    "5000",
                    "--set",
                    "models.judge.base-url=" + testbed.baseUrl());
            assertThat(code).isZero();
            assertThat(testbed.log().count()).isBetween(340L, 400L);
        }
        assertThat(out.toString()).contains("Accepted: ");
    }

    @Test
    void answersOfARunAreExportedForPeopleToJudge() throws IOException {
        Settings settings = Settings.defaults()
                .responder(new ByModel(
                        Map.of("optimizer", OptimizerResponder.standard(1), "j", new JudgeResponder()),
                        SmallProject.taskModel()));
        String config;
        try (Testbed testbed = Testbed.start(settings)) {
            config = judgedProject(testbed.baseUrl()).toString();
            assertThat(metaspo("train", config, "--run-dir", run.toString()))
                    .as(err.toString())
                    .isZero();
            assertThat(metaspo("export", run.toString(), "--format", "labels")).isZero();
            List<JsonNode> rows =
                    out.toString().lines().map(JsonMapper.shared()::readTree).toList();
            assertThat(rows).hasSizeGreaterThan(30);
            assertThat(rows)
                    .extracting(row -> row.path("arm").asString())
                    .containsOnly("start", "learned")
                    .startsWith("start", "learned");

            Path judged = Files.writeString(
                    directory.resolve("judged.jsonl"),
                    rows.stream()
                            .map(row -> ((ObjectNode) row).put("human", opinion(row)) + "\n")
                            .collect(Collectors.joining()));
            assertThat(metaspo(
                            "judge",
                            "calibrate",
                            judged.toString(),
                            "--config",
                            config,
                            "--run-dir",
                            directory.resolve("calibration").toString(),
                            "--json"))
                    .as(err.toString())
                    .isZero();
            assertThat(JsonMapper.shared()
                            .readTree(out.toString())
                            .at("/calibration/labelled")
                            .asInt())
                    .isEqualTo(rows.size());
        }
    }

    private static String opinion(JsonNode row) {
        return row.path("answer").asString().contains(row.path("reference").asString()) ? "correct" : "incorrect";
    }

    @Test
    void withoutACommandItSaysWhichThereIs() {
        assertThat(metaspo("judge")).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: metaspo judge COMMAND", "calibrate");
        assertThat(metaspo("judge", "calibrate", "--help")).isZero();
        assertThat(out.toString()).contains("question, answer, human", "Example:");
    }
}
