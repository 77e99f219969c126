package org.metaspo.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.metaspo.MetaSpo;
import org.metaspo.method.Counts;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Testbed;

/** Each method from its configuration to its files: counted, at any concurrency, killed and resumed. */
@Timeout(300)
class EveryMethodTest {
    private static final Path SCHEMAS = Path.of("..", "docs", "schemas");

    private static final List<String> METHODS = List.of(
            "{name: outer-loop, schedule: reference, iterations: 1, system-candidates: 2}",
            "{name: ape, schedule: reference, user-candidates: 2, user-prompts-kept: 2}",
            "{name: protegi, schedule: reference, iterations: 2, user-candidates: 2, user-prompts-kept: 2}",
            "{name: metaspo-ape, schedule: reference, iterations: 1, system-candidates: 2, user-candidates: 2}",
            "{name: paraphrase, schedule: reference, iterations: 1, system-candidates: 2, user-candidates: 2}",
            "{name: random-components, schedule: reference, iterations: 1, system-candidates: 2, user-candidates: 2}",
            "{name: sprig, iterations: 2, system-candidates: 6, system-prompts-kept: 2}",
            "{name: sprig, schedule: reference, iterations: 1, system-candidates: 2, system-prompts-kept: 2}",
            "{name: metaspo, iterations: 2, calls: 300, system-candidates: 4, user-candidates: 2}",
            "{name: outer-loop, iterations: 2, calls: 300, system-candidates: 4, guard: false}",
            "{name: protegi, iterations: 2, calls: 300, user-candidates: 4}",
            "{name: ape, calls: 200, user-candidates: 2, user-prompts-kept: 2}",
            "{name: metaspo-ape, iterations: 2, calls: 200, system-candidates: 2, user-candidates: 2}",
            "{name: paraphrase, iterations: 2, calls: 200, system-candidates: 2, user-candidates: 2}",
            "{name: random-components, iterations: 2, calls: 200, system-candidates: 2, user-candidates: 2}");

    private static final String DATA = "{train: 4, validation: 4, test: 10}";

    /** SPRIG's first round tries the whole corpus. */
    private static final String ONE_QUESTION = "{train: 1, test: 2}";

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void write() throws IOException {
        project = Project.in(directory.resolve("project"));
    }

    private MetaSpo at(Testbed testbed, String method) {
        return project.at(testbed.baseUrl())
                .set("method=" + method)
                .set("data=" + (method.contains("sprig, schedule: reference") ? ONE_QUESTION : DATA))
                .set("system-prompt={text: \"\"}")
                .set("budget.calls=100000");
    }

    private static Schema schema(String name) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMAS.resolve(name)), InputFormat.JSON);
    }

    @ParameterizedTest
    @FieldSource("METHODS")
    void comesToTheSameResultAtAnyConcurrencyWithinItsCounts(String method) throws Exception {
        Path first = directory.resolve("at-1");
        for (int concurrency : List.of(1, 8, 64)) {
            Path run = directory.resolve("at-" + concurrency);
            try (Testbed testbed =
                    Testbed.start(project.settings().jitter(Duration.ofMillis(concurrency / 8), concurrency))) {
                RunResult result = at(testbed, method)
                        .set("models.task.concurrency=" + concurrency)
                        .set("models.optimizer.concurrency=" + concurrency)
                        .train(run);
                assertThat(result.status()).as(result.reason()).isEqualTo("completed");
            }
            assertThat(Project.result(run)).isEqualTo(Project.result(first));
            assertThat(run.resolve("candidates.jsonl")).hasSameTextualContentAs(first.resolve("candidates.jsonl"));
        }
        assertThat(Project.text(Run.replay(first, event -> {}))).isEqualTo(Project.result(first));
        hasItsCounts(first);
        fitsTheSchemas(first);
    }

    /** What is spent is what was announced, or less; what was learned follows the schedule's rule. */
    private static void hasItsCounts(Path run) throws IOException {
        RunPlan plan = Run.plan(run);
        Counts counts = plan.counts();
        RunResult result = ResultFiles.read(run.resolve("result.json"));
        Map<String, Long> stages = result.stages().stream()
                .collect(Collectors.toMap(RunResult.StageCount::stage, RunResult.StageCount::evaluations));
        long survivors = stages.getOrDefault("survivors", 0L) + stages.getOrDefault("test", 0L);
        assertThat(stages.get("baseline")).isEqualTo(counts.baseline());
        assertThat(stages.get("validation")).isLessThanOrEqualTo(counts.validation());
        if (plan.isEfficient() || plan.method().equals("sprig")) {
            assertThat(stages.get("train")).isLessThanOrEqualTo(counts.training());
        } else {
            assertThat(stages.get("train")).isEqualTo(counts.training());
        }
        if (plan.method().equals("protegi") && !plan.isEfficient()) {
            assertThat(survivors).isBetween(2L * 10, counts.survivors());
        } else {
            assertThat(survivors).isEqualTo(counts.survivors());
        }
        boolean keepsCandidate = result.improved() || !plan.isEfficient();
        assertThat(result.systemPrompt().learned())
                .isEqualTo(
                        keepsCandidate
                                ? result.systemPrompt().candidate()
                                : result.systemPrompt().initial());
        if (plan.metaPrompts() == null) {
            assertThat(Project.usage(result, "optimizer").calls()).isZero();
        }
    }

    private static void fitsTheSchemas(Path run) throws IOException {
        assertThat(schema("result.schema.json")
                        .validate(Files.readString(run.resolve("result.json")), InputFormat.JSON))
                .isEmpty();
        Schema candidates = schema("candidates.schema.json");
        assertThat(Files.readAllLines(run.resolve("candidates.jsonl")))
                .hasSizeGreaterThan(3)
                .allSatisfy(line ->
                        assertThat(candidates.validate(line, InputFormat.JSON)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"6, 50", "8, 60", "12, 40"})
    void whatIsKilledIsResumedAndComesToTheSame(int number, int percent) throws Exception {
        String method = METHODS.get(number);
        Path undisturbed = directory.resolve("undisturbed");
        int calls;
        try (Testbed testbed = Testbed.start(project.settings())) {
            at(testbed, method).train(undisturbed);
            calls = testbed.log().distinctBodies();
        }
        Path run = directory.resolve("killed");
        CompletableFuture<Process> child = new CompletableFuture<>();
        Responder killing = call -> {
            if (call.ordinal() == Math.max(1, calls * percent / 100)) {
                child.join().destroyForcibly();
            }
            return project.models().answer(call);
        };
        try (Testbed testbed =
                Testbed.start(project.settings().responder(killing).latency(Duration.ofMillis(2)))) {
            Files.writeString(
                    project.configuration(),
                    Files.readString(project.configuration())
                                    .replaceFirst("method: .*", "method: " + method)
                                    .replaceFirst("data: .*", "data: " + DATA)
                            + "system-prompt: {text: \"\"}\nbudget: {calls: 100000}\n");
            child.complete(Child.train(project, testbed.baseUrl(), run, 8));
            assertThat(child.join().waitFor()).as("killed").isEqualTo(137);

            Project.resumedAt(testbed.baseUrl()).resume(run, false);
            assertThat(Project.result(run)).isEqualTo(Project.result(undisturbed));
            assertThat(testbed.log().distinctBodies()).isEqualTo(calls);
        }
    }
}
