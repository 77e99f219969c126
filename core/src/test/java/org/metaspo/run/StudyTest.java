package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.MetaSpo;
import org.metaspo.config.StudyChoice;
import org.metaspo.result.ArmResult;
import org.metaspo.result.CurvePoint;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.study.StudyCounts;
import org.metaspo.task.source.UnseenPromptsFile;
import org.metaspo.testbed.Testbed;

/** Studies from their configuration to their files: counted, at any concurrency, stopped and resumed. */
@Timeout(300)
class StudyTest {
    private static final String HELPFUL =
            "Read the whole question. Work step by step. Check the answer before you give it.";

    @TempDir
    static Path prompts;

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void write() throws IOException {
        project = Project.in(directory.resolve("project"));
        Files.writeString(prompts.resolve("prompt.txt"), HELPFUL + "\n");
    }

    private static StudyChoice study(String name) {
        Path prompt = prompts.resolve("prompt.txt");
        return switch (name) {
            case "evaluate" -> new StudyChoice.Evaluate(prompt, List.of("default", "cot", "learned"));
            case "adapt" -> new StudyChoice.Adapt(prompt, List.of());
            default -> new StudyChoice.Adapt(prompt, List.of(2, 4));
        };
    }

    private MetaSpo at(Testbed testbed) {
        Path tasks = directory.resolve("project");
        return project.at(testbed.baseUrl())
                .set("tasks={target: ['" + tasks.resolve("flowers.yaml") + "', '" + tasks.resolve("stones.yaml")
                        + "']}")
                .set("method={name: protegi, iterations: 2, user-candidates: 1, user-prompts-kept: 2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluate", "adapt", "adapt with data"})
    void comesToTheSameResultAtAnyConcurrencyWithinItsCounts(String name) throws Exception {
        Path first = directory.resolve("at-1");
        for (int concurrency : List.of(1, 16)) {
            Path run = directory.resolve("at-" + concurrency);
            try (Testbed testbed =
                    Testbed.start(project.settings().jitter(Duration.ofMillis(concurrency / 8), concurrency))) {
                RunResult result = at(testbed)
                        .set("models.task.concurrency=" + concurrency)
                        .set("models.optimizer.concurrency=" + concurrency)
                        .study(study(name), run);
                assertThat(result.status()).as(result.reason()).isEqualTo("completed");
                assertThat(result.testReads()).isOne();
            }
            assertThat(Project.result(run)).isEqualTo(Project.result(first));
            assertThat(run.resolve("candidates.jsonl")).hasSameTextualContentAs(first.resolve("candidates.jsonl"));
        }
        assertThat(Project.text(Run.replay(first, event -> {}))).isEqualTo(Project.result(first));
        staysWithinItsCounts(first);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(
                                Files.readString(Path.of("..", "docs", "schemas", "result.schema.json")),
                                InputFormat.JSON)
                        .validate(Files.readString(first.resolve("result.json")), InputFormat.JSON))
                .isEmpty();
    }

    private static void staysWithinItsCounts(Path run) throws IOException {
        RunPlan plan = Run.plan(run);
        StudyCounts counts = plan.counts(Objects.requireNonNull(plan.study()));
        RunResult result = ResultFiles.read(run.resolve("result.json"));
        assertThat(evaluations(result, "train")).isLessThanOrEqualTo(counts.training());
        assertThat(evaluations(result, "test"))
                .isLessThanOrEqualTo(counts.test())
                .isPositive();
    }

    private static long evaluations(RunResult result, String stage) {
        return result.stages().stream()
                .filter(count -> count.stage().equals(stage))
                .mapToLong(RunResult.StageCount::evaluations)
                .sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluate", "adapt", "adapt with data"})
    void stoppedByACapItGoesOnToTheSameResult(String name) throws Exception {
        Path undisturbed = directory.resolve("undisturbed");
        int calls;
        try (Testbed testbed = Testbed.start(project.settings())) {
            at(testbed).study(study(name), undisturbed);
            calls = testbed.log().distinctBodies();
        }
        Path run = directory.resolve("stopped");
        try (Testbed testbed = Testbed.start(project.settings())) {
            RunResult stopped = at(testbed).set("budget.calls=" + calls * 2 / 3).study(study(name), run);
            assertThat(stopped.status()).isEqualTo("budget");
            assertThat(stopped.comparison()).isNull();
            assertThat(stopped.testReads()).isZero();
            assertThat(Project.text(Run.replay(run, event -> {}))).isEqualTo(Project.text(stopped));

            Project.resumedAt(testbed.baseUrl()).set("budget.calls=100000").resume(run, false);
            assertThat(Project.result(run)).isEqualTo(Project.result(undisturbed));
            assertThat(testbed.log().distinctBodies()).isEqualTo(calls);
        }
    }

    @Test
    void evaluateMeetsEachTaskWithTenDifferentUserPromptsThatItKeeps() throws Exception {
        Path run = directory.resolve("run");
        RunResult result;
        try (Testbed testbed = Testbed.start(project.settings())) {
            result = at(testbed).study(study("evaluate"), run);
        }
        List<ArmResult> arms = Objects.requireNonNull(result.arms());
        assertThat(arms).extracting(ArmResult::name).containsExactly("default", "cot", "learned");
        assertThat(arms.getLast().systemPrompt()).isEqualTo(HELPFUL);
        assertThat(arms).allSatisfy(arm -> {
            assertThat(arm.tasks()).extracting(ArmResult.Task::name).containsExactly("flowers", "stones");
            assertThat(Objects.requireNonNull(arm.mean()).value())
                    .isCloseTo((arm.tasks().get(0).value() + arm.tasks().get(1).value()) / 2, within(1e-9));
            assertThat(arm.tasks().getFirst().prompts())
                    .hasSize(10)
                    .doesNotHaveDuplicates()
                    .allSatisfy(prompt -> assertThat(prompt).contains("{question}"))
                    .isEqualTo(arms.getFirst().tasks().getFirst().prompts());
        });
        assertThat(arms.getFirst().comparison()).isNull();
        assertThat(arms.getLast().comparison()).isEqualTo(result.comparison());
        assertThat(UnseenPromptsFile.read(run.resolve("unseen-user-prompts/stones.json")))
                .extracting(prompt -> prompt.template())
                .isEqualTo(arms.getFirst().tasks().getLast().prompts());
        assertThat(result.curve()).isNull();
        assertThat(result.systemPrompt().initial()).isEqualTo(arms.getFirst().systemPrompt());
        assertThat(Files.readString(run.resolve("system-prompt.txt"))).isEqualTo(HELPFUL);
        assertThat(Files.readString(run.resolve("report.md")))
                .contains("| task | n | default | cot | learned |", "| all (mean) | 20 |", "Against `default`");
    }

    @Test
    void userPromptsOfAFileNeedNoOptimizer() throws Exception {
        Path tasks = directory.resolve("project");
        for (String task : List.of("flowers", "stones")) {
            Files.writeString(
                    tasks.resolve("unseen.json"), "[\"Colour? {question}\", \"Which colour is it? {question}\"]");
            Files.writeString(
                    tasks.resolve(task + ".yaml"),
                    Files.readString(tasks.resolve(task + ".yaml")) + "unseen-user-prompts: unseen.json\n");
        }
        Path run = directory.resolve("run");
        try (Testbed testbed = Testbed.start(project.settings())) {
            RunResult result =
                    at(testbed).set("models.optimizer={provider: components}").study(study("evaluate"), run);
            assertThat(Project.usage(result, "optimizer").calls()).isZero();
            assertThat(evaluations(result, "test")).isEqualTo(3 * 2 * 2 * 10);
            assertThat(run.resolve("unseen-user-prompts")).doesNotExist();
        }
    }

    @Test
    void adaptFollowsEachPromptByIterationAndByData() throws Exception {
        Path run = directory.resolve("run");
        RunResult result;
        try (Testbed testbed = Testbed.start(project.settings())) {
            result = at(testbed).study(study("adapt with data"), run);
        }
        List<CurvePoint> curve = Objects.requireNonNull(result.curve());
        assertThat(curve.stream().filter(point -> point.draw() == null))
                .hasSize(2 * 2 * 3)
                .allSatisfy(point -> assertThat(point.n()).isEqualTo(8));
        assertThat(curve.stream().filter(point -> point.draw() != null))
                .hasSize(2 * 2 * 2 * 3)
                .allSatisfy(point -> assertThat(point.iteration()).isEqualTo(2))
                .extracting(CurvePoint::n)
                .containsOnly(2, 4);
        ArmResult learned = Objects.requireNonNull(result.arms()).getLast();
        assertThat(curve.stream()
                        .filter(point -> point.arm().equals("learned")
                                && point.task().equals("stones")
                                && point.iteration() == 2
                                && point.draw() == null)
                        .map(CurvePoint::value))
                .containsExactly(learned.tasks().getLast().value());
        assertThat(result.tasks().getLast().userPrompt())
                .isEqualTo(learned.tasks().getLast().prompts().getFirst());
        assertThat(Files.readString(run.resolve("report.md")))
                .contains("| iteration | 0 | 1 | 2 |", "| training items |");
        try (Stream<String> lines = Files.lines(run.resolve("candidates.jsonl"))) {
            assertThat(lines).anySatisfy(line -> assertThat(line).contains("\"adapt/learned/inner/1/"));
        }
    }

    @Test
    void aRunStandsForWhatItLearnedAndItsMethodIsTold() throws Exception {
        Path trained = directory.resolve("trained");
        try (Testbed testbed = Testbed.start(project.settings())) {
            project.at(testbed.baseUrl()).train(trained);
            RunResult result = at(testbed)
                    .study(
                            new StudyChoice.Evaluate(trained, List.of("default", "learned")),
                            directory.resolve("evaluated"));
            ArmResult learned = Objects.requireNonNull(result.arms()).getLast();
            assertThat(learned.method()).isEqualTo("metaspo");
            assertThat(learned.systemPrompt()).isEqualTo(Files.readString(trained.resolve("system-prompt.txt")));
        }
    }
}
