package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.MetaSpo;
import org.metaspo.event.Event;
import org.metaspo.judge.Calibration;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.CalibrationResult;
import org.metaspo.result.JudgeResult;
import org.metaspo.result.RunResult;
import org.metaspo.testbed.ByModel;
import org.metaspo.testbed.JudgeResponder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Testbed;

/** A judge held against labels, and what that means for a run with this judge. */
class CalibrationRunTest {
    @TempDir
    Path directory;

    private Project project;
    private Path labels;
    private Path run;

    @BeforeEach
    void writeProject() throws IOException {
        project = Project.in(directory);
        for (String task : new String[] {"flowers", "stones"}) {
            Path file = directory.resolve(task + ".yaml");
            Files.writeString(file, Files.readString(file).replace("metric: accuracy", "metric: judge"));
        }
        Files.writeString(
                project.configuration(),
                Files.readString(project.configuration()).replace("tasks: {", """
                          judge: {provider: openai, model: judge-model, base-url: "http://127.0.0.1:9/v1",
                                  max-tokens: 90, price: {input: 1, output: 2}}
                        tasks: {"""));
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 240; i++) {
            rows.append(("{\"question\": \"q%d\", \"reference\": \"red\", \"answer\": \"%s it is, number %d\","
                            + " \"human\": \"%s\", \"human2\": \"%s\", \"arm\": \"%s\"}\n")
                    .formatted(
                            i,
                            i % 2 == 0 ? "red" : "blue",
                            i,
                            i % 2 == 0 ? "correct" : "incorrect",
                            i % 2 == 0 ? "correct" : "incorrect",
                            i / 2 % 2 == 0 ? "start" : "learned"));
        }
        labels = directory.resolve("labels.jsonl");
        Files.writeString(labels, rows);
        run = directory.resolve("calibration");
    }

    private Settings settings(JudgeResponder judge) {
        return Settings.defaults().responder(new ByModel(java.util.Map.of("judge-model", judge), project.models()));
    }

    private MetaSpo at(String baseUrl) {
        return project.at(baseUrl).set("models.judge.base-url=" + baseUrl);
    }

    private Calibration calibrate(JudgeResponder judge) throws Exception {
        try (Testbed testbed = Testbed.start(settings(judge))) {
            CalibrationResult result = at(testbed.baseUrl()).calibrateJudge(labels, null, run);
            assertThat(result.status()).isEqualTo("completed");
            assertThat(CalibrationRun.replay(run).json()).isEqualTo(stored());
            return Objects.requireNonNull(result.calibration());
        }
    }

    private String stored() throws IOException {
        return CalibrationResult.read(run.resolve("result.json"))
                .withTimings(null)
                .json();
    }

    private RunResult train(JudgeResponder judge) throws Exception {
        try (Testbed testbed = Testbed.start(settings(judge))) {
            Path trained = directory.resolve("trained");
            RunResult result =
                    at(testbed.baseUrl()).set("models.judge.calibration=" + run).train(trained);
            assertThat(Project.text(Run.replay(trained, event -> {}))).isEqualTo(Project.result(trained));
            return result;
        }
    }

    @Test
    void anAcceptedJudgeMayProveAnImprovement() throws Exception {
        Calibration calibration = calibrate(new JudgeResponder(1, 0.02, 0, 0));
        RunResult result = train(new JudgeResponder(1, 0.02, 0, 0));
        JudgeResult judge = Objects.requireNonNull(result.tasks().getFirst().judge());

        assertThat(calibration.trust()).isEqualTo("accepted");
        assertThat(calibration.humanKappa()).isEqualTo(1.0);
        assertThat(judge.trust()).isEqualTo("accepted");
        assertThat(judge.estimated()).isFalse();
        assertThat(judge.corrected()).containsOnlyKeys("initial", "candidate");
        assertThat(Files.readString(run.resolve("report.md"))).contains("Accepted: ", "| people \\ judge |");
        assertThat(run.resolve("config.yaml")).exists();
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(
                        Files.readString(Path.of("..", "docs", "schemas", "calibration.schema.json")),
                        InputFormat.JSON);
        assertThat(schema.validate(Files.readString(run.resolve("result.json")), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void aWeakJudgeProvesNothing() throws Exception {
        assertThat(calibrate(new JudgeResponder(1, 0.32, 0, 0)).trust()).isEqualTo("weak");
        RunResult result = train(new JudgeResponder(1, 0.32, 0, 0));

        assertThat(result.improved()).isFalse();
        assertThat(result.withheld()).contains("the judge of flowers agrees too little with people");
    }

    @Test
    void aRefusedJudgeJudgesNothing() throws Exception {
        assertThat(calibrate(new JudgeResponder(1, 0.45, 0, 0)).trust()).isEqualTo("refused");
        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> train(new JudgeResponder(1, 0.45, 0, 0)))
                .withMessageContaining("refused this judge");
    }

    @Test
    void aCalibrationOfAnotherRubricIsNone() throws Exception {
        calibrate(new JudgeResponder());
        Path flowers = directory.resolve("flowers.yaml");
        Files.writeString(flowers, Files.readString(flowers) + "judge: {rubric: Be strict.}\n");
        RunResult result = train(new JudgeResponder());

        assertThat(result.withheld()).containsExactly("the judge of flowers was not calibrated");
    }

    @Test
    void aStoppedCalibrationGoesOn() throws Exception {
        JudgeResponder judge = new JudgeResponder(1, 0.1, 0.1, 0);
        Calibration whole = calibrate(judge);
        run = directory.resolve("stopped");
        try (Testbed testbed = Testbed.start(settings(judge))) {
            MetaSpo first = at(testbed.baseUrl());
            AtomicInteger heard = new AtomicInteger();
            first.listener(event -> {
                if (event instanceof Event.CallEnded && heard.incrementAndGet() == 100) {
                    first.stop("enough");
                }
            });
            assertThat(first.calibrateJudge(labels, null, run).status()).isEqualTo("interrupted");
            assertThat(CalibrationRun.replay(run).json()).isEqualTo(stored());

            CalibrationResult resumed = MetaSpo.existing()
                    .set("models.judge.base-url=" + testbed.baseUrl())
                    .resumeCalibration(run);
            assertThat(resumed.calibration()).isEqualTo(whole);
            assertThat(testbed.log().timesAsked().values()).containsOnly(1);
        }
    }

    @Test
    void aCapEndsIt() throws Exception {
        try (Testbed testbed = Testbed.start(settings(new JudgeResponder()))) {
            CalibrationResult result =
                    at(testbed.baseUrl()).set("budget.calls=50").calibrateJudge(labels, null, run);

            assertThat(result.status()).isEqualTo("budget");
            assertThat(result.calibration()).isNull();
            assertThat(testbed.log().count()).isLessThanOrEqualTo(50);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"question\": \"q\", \"reference\": \"r\", \"answer\": \"a\"} | `human` is missing",
                "{\"question\": \"q\", \"reference\": \"r\", \"answer\": \"a\", \"human\": \"so so\"} | Write one of incorrect, correct.",
                "{\"question\": \"q\", \"answer\": \"a\", \"human\": \"correct\"} | no `reference`",
                "{\"question\": \"q\", \"reference\": \"r\", \"answer\": \"a\", \"human\": 1, \"arm\": \"x\"} | Write start or learned",
            })
    void wrongLabelsAreRefusedWithTheirPlace(String row, String message) throws Exception {
        Files.writeString(labels, row + "\n");

        assertThatExceptionOfType(BadInputException.class)
                .isThrownBy(() -> MetaSpo.configured(project.configuration()).calibrateJudge(labels, null, run))
                .withMessageContaining("labels.jsonl:1")
                .withMessageContaining(message);
        assertThat(run).doesNotExist();
    }
}
