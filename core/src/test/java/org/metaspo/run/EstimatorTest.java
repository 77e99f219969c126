package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.MetaSpo;
import org.metaspo.config.StudyChoice;
import org.metaspo.result.Estimate;
import org.metaspo.result.Estimate.Use;
import org.metaspo.result.RunResult;
import org.metaspo.testbed.ByModel;
import org.metaspo.testbed.JudgeResponder;
import org.metaspo.testbed.OptimizerResponder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Testbed;

/** What is said of a run before anything is spent, against what it comes to. */
@Timeout(300)
class EstimatorTest {
    private static final int CONFIGURATIONS = 32;

    @TempDir
    Path directory;

    /** A configuration with what goes with it, all drawn. */
    private final class Drawn {
        private final Random random;
        private final Project project;
        private final List<String> set = new ArrayList<>();
        private final double untagged;

        Drawn(int seed) throws IOException {
            random = new Random(seed);
            List<String> metrics = List.of(
                    "metric: accuracy",
                    "metric: accuracy",
                    "metric: macro-f1",
                    "metric: judge\njudge: {votes: 3}",
                    "metric: judge\njudge: {kind: pairwise}");
            project = Project.judged(directory.resolve("project"), metrics.get(random.nextInt(metrics.size())));
            untagged = List.of(0.0, 0.3, 0.7).get(random.nextInt(3));
            set.add("seed=" + seed);
            set.add("models.task.max-tokens=" + (20 + random.nextInt(200)));
            set.add("data={train: " + (2 + random.nextInt(4)) + ", validation: " + (1 + random.nextInt(3)) + ", test: "
                    + (1 + random.nextInt(6)) + "}");
        }

        /** @param planned whether the schedule is the efficient one, which plans its calls */
        List<String> search(boolean planned) {
            List<String> methods = List.of(
                    "metaspo",
                    "outer-loop",
                    "ape",
                    "protegi",
                    "metaspo-ape",
                    "paraphrase",
                    "random-components",
                    "sprig");
            String method = methods.get(random.nextInt(methods.size()));
            String schedule = planned
                    ? "efficient, calls: " + (150 + random.nextInt(300))
                    : method.equals("sprig") ? "efficient" : "reference";
            set.add("method={name: " + method + ", schedule: " + schedule + ", iterations: "
                    + (1 + random.nextInt(2)) + ", system-candidates: " + (1 + random.nextInt(3))
                    + ", user-candidates: " + (1 + random.nextInt(2)) + ", user-prompts-kept: "
                    + (1 + random.nextInt(3)) + "}");
            set.add("system-prompt={text: '" + "Mind every word. ".repeat(random.nextInt(4)) + "'}");
            set.add("baselines=[" + (random.nextBoolean() ? "empty" : "majority") + "]");
            return set;
        }

        StudyChoice study() throws IOException {
            Path prompt = Files.writeString(directory.resolve("prompt.txt"), "Read the whole question. ".repeat(9));
            Path tasks = directory.resolve("project");
            set.add("tasks={target: ['" + tasks.resolve("flowers.yaml") + "', '" + tasks.resolve("stones.yaml")
                    + "']}");
            set.add("method={name: protegi, iterations: " + (1 + random.nextInt(2))
                    + ", user-candidates: 1, user-prompts-kept: " + (1 + random.nextInt(2)) + "}");
            return random.nextBoolean()
                    ? new StudyChoice.Evaluate(prompt, List.of("default", "cot", "learned"))
                    : new StudyChoice.Adapt(prompt, random.nextBoolean() ? List.of() : List.of(1, 2));
        }

        /** Models that answer as they like, an optimizer that forgets its tags, a judge that may be hard to understand. */
        Settings models() {
            return Settings.defaults()
                    .responder(new ByModel(
                            Map.of(
                                    Project.OPTIMIZER,
                                    OptimizerResponder.standard(5).untagged(untagged),
                                    Project.JUDGE,
                                    new JudgeResponder()),
                            project.models()));
        }

        MetaSpo at(Testbed testbed) {
            MetaSpo metaSpo = project.at(testbed.baseUrl()).set("models.judge.base-url=" + testbed.baseUrl());
            set.forEach(metaSpo::set);
            return metaSpo;
        }
    }

    static IntStream seeds() {
        return new Random(6).ints(CONFIGURATIONS, 0, 100_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noSearchComesToMoreThanItsHighCase(int seed) throws Exception {
        searchComesToNoMoreThanItsHighCase(seed, false);
    }

    static IntStream seedsOfPlannedSearches() {
        return new Random(8).ints(CONFIGURATIONS / 2, 0, 100_000);
    }

    @ParameterizedTest
    @MethodSource("seedsOfPlannedSearches")
    void noPlannedSearchComesToMoreThanItsHighCase(int seed) throws Exception {
        searchComesToNoMoreThanItsHighCase(seed, true);
    }

    private void searchComesToNoMoreThanItsHighCase(int seed, boolean planned) throws Exception {
        Drawn drawn = new Drawn(seed);
        List<String> configuration = drawn.search(planned);
        try (Testbed testbed = Testbed.start(drawn.models())) {
            MetaSpo metaSpo = drawn.at(testbed);
            Estimate estimate = metaSpo.estimate();
            assertThat(testbed.log().count()).as("asked for the estimate").isZero();
            holds(estimate, metaSpo.train(directory.resolve("run")), configuration);
        }
    }

    static IntStream seedsOfStudies() {
        return new Random(7).ints(CONFIGURATIONS / 4, 0, 100_000);
    }

    @ParameterizedTest
    @MethodSource("seedsOfStudies")
    void noStudyComesToMoreThanItsHighCase(int seed) throws Exception {
        Drawn drawn = new Drawn(seed);
        StudyChoice choice = drawn.study();
        try (Testbed testbed = Testbed.start(drawn.models())) {
            MetaSpo metaSpo = drawn.at(testbed);
            Estimate estimate = metaSpo.estimate(choice);
            holds(estimate, metaSpo.study(choice, directory.resolve("run")), drawn.set);
        }
    }

    private static void holds(Estimate estimate, RunResult result, List<String> configuration) throws IOException {
        fitsItsSchema(estimate);
        assertThat(result.status()).as("%s: %s", configuration, result.reason()).isIn("completed", "saturated");
        estimate.roles().forEach((role, cases) -> {
            RunResult.RoleUse real = Project.usage(result, role);
            Use high = cases.high();
            assertThat(List.of(high.evaluations(), high.calls(), high.inputTokens(), high.outputTokens()))
                    .as("%s of %s", role, configuration)
                    .zipSatisfy(
                            List.of(real.evaluations(), real.calls(), real.inputTokens(), real.outputTokens()),
                            (most, came) -> assertThat(came).isLessThanOrEqualTo(most));
            assertThat(new BigDecimal(real.usd())).isLessThanOrEqualTo(high.knownUsd());
            assertThat(cases.expected().evaluations()).isLessThanOrEqualTo(high.evaluations());
            assertThat(cases.low().evaluations())
                    .isLessThanOrEqualTo(cases.expected().evaluations());
        });
        for (RunResult.StageCount stage : result.stages()) {
            assertThat(stage.evaluations()).as(stage.stage()).isLessThanOrEqualTo(evaluations(estimate, stage.stage()));
        }
    }

    private static void fitsItsSchema(Estimate estimate) throws IOException {
        Path schema = Path.of("..", "docs", "schemas", "estimate.schema.json");
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(schema), InputFormat.JSON)
                        .validate(estimate.json(), InputFormat.JSON))
                .isEmpty();
    }

    private static long evaluations(Estimate estimate, String stage) {
        return estimate.stages().stream()
                .filter(each -> each.stage().equals(stage))
                .flatMap(each -> each.roles().values().stream())
                .mapToLong(cases -> cases.high().evaluations())
                .sum();
    }

    private MetaSpo small(String... set) throws IOException {
        MetaSpo metaSpo = Project.in(directory.resolve("small")).at("http://127.0.0.1:9/v1");
        List.of(set).forEach(metaSpo::set);
        return metaSpo;
    }

    private static Use use(Estimate estimate, String role, String outlook) {
        Estimate.Cases<Use> cases = Objects.requireNonNull(estimate.roles().get(role), role);
        return switch (outlook) {
            case "low" -> cases.low();
            case "expected" -> cases.expected();
            default -> cases.high();
        };
    }

    /** 2 tasks of 8 training and 10 test items; docs/methods.md has the formula. */
    @Test
    void theReferenceScheduleIsExact() throws IOException {
        Estimate estimate = small().estimate();
        long training = 2 * (8 + 8 + 2 * 2 * 8);
        long test = 2 * 10 + 2 * 2 * 10;
        assertThat(use(estimate, "task", "expected").evaluations()).isEqualTo(training + test);
        assertThat(use(estimate, "task", "high").evaluations()).isEqualTo(training + test);
        assertThat(use(estimate, "optimizer", "expected").calls()).isEqualTo(2 * (2 + 2));
        assertThat(use(estimate, "optimizer", "high").calls()).isEqualTo(3 * 2 * (2 + 2));
    }

    @Test
    void atLeastTheStartAndItsTestAreAsked() throws IOException {
        Estimate estimate = small().estimate();
        assertThat(use(estimate, "task", "low").evaluations()).isEqualTo(2 * 8 + 2 * 10 + 2 * 10);
        assertThat(use(estimate, "task", "low").calls())
                .as("the test of an unchanged prompt")
                .isEqualTo(2 * 8 + 2 * 10);
        assertThat(use(estimate, "optimizer", "low")).isEqualTo(Use.NONE);
    }

    @Test
    void aModelWithoutAPriceIsNamedAndCostsNothingKnown() throws IOException {
        assertThat(small().estimate().unpriced()).isEmpty();
        Estimate unpriced = small("models.task={provider: openai, model: x, base-url: 'http://127.0.0.1:9/v1'}")
                .estimate();
        assertThat(unpriced.unpriced()).containsExactly("task");
        assertThat(use(unpriced, "task", "high").usd()).isNull();
        assertThat(unpriced.total().high().usd())
                .isEqualTo(use(unpriced, "optimizer", "high").usd());
    }

    @Test
    void longerPromptsAndAnswersCostMoreInTheHighCaseAlone() throws IOException {
        Estimate shorter = small().estimate();
        Estimate longer = small("method.max-system-tokens=4000", "models.task.max-tokens=400")
                .estimate();
        assertThat(use(longer, "task", "high").outputTokens())
                .isEqualTo(10 * use(shorter, "task", "high").outputTokens());
        assertThat(use(longer, "task", "high").inputTokens())
                .isGreaterThan(use(shorter, "task", "high").inputTokens());
        assertThat(use(longer, "task", "expected").inputTokens())
                .isEqualTo(use(shorter, "task", "expected").inputTokens());
    }

    @Test
    void limitsPerMinuteMakeARunLonger() throws IOException {
        double free = small().estimate().seconds().expected();
        double limited =
                small("models.task.requests-per-minute=6").estimate().seconds().expected();
        long calls = use(small().estimate(), "task", "expected").calls();
        assertThat(limited).isGreaterThanOrEqualTo(10.0 * calls).isGreaterThan(free);
    }

    /** Each verdict of three votes, asked for three times. */
    @ParameterizedTest
    @ValueSource(strings = {"low", "expected", "high"})
    void verdictsAreAskedForAsOftenAsTheOutlookHasIt(String outlook) throws IOException {
        Project project = Project.judged(directory.resolve("judged"), "metric: judge\njudge: {votes: 3}");
        Estimate estimate = MetaSpo.configured(project.configuration()).estimate();
        long answers = use(estimate, "task", outlook).calls();
        assertThat(use(estimate, "judge", outlook).calls()).isEqualTo(answers * 3 * (outlook.equals("high") ? 3 : 1));
    }
}
