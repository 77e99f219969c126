package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.MetaSpo;
import org.metaspo.testbed.ByModel;
import org.metaspo.testbed.OptimizerResponder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Skill;
import org.metaspo.testbed.SkillResponder;
import org.metaspo.testbed.Testbed;

/** The files of a real run, against the schemas that are published for them. */
class SchemaTest {
    private static final Path SCHEMAS = Path.of("..", "docs", "schemas");

    @TempDir
    Path directory;

    private static Schema schema(String name) throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMAS.resolve(name)), InputFormat.JSON);
    }

    private static List<Error> errors(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON);
    }

    /** Two tasks of 12 + 12 items, an optimizer that makes mistakes. */
    private Path run(String... assignments) throws IOException, InterruptedException {
        return run(MetaSpo::train, assignments);
    }

    /** Goes through with a run of this project. */
    @FunctionalInterface
    private interface Command {
        RunResult run(MetaSpo metaSpo, Path directory) throws InterruptedException;
    }

    private Path run(Command command, String... assignments) throws IOException, InterruptedException {
        Map<String, String> answers = new LinkedHashMap<>();
        for (String task : List.of("tea", "coffee")) {
            StringBuilder lines = new StringBuilder();
            for (int i = 0; i < 24; i++) {
                String question = "Is number " + i + " " + task + "?";
                answers.put(question, i % 2 == 0 ? "yes" : "no");
                lines.append("{\"question\": \"" + question + "\", \"answer\": \"" + answers.get(question) + "\"}\n");
            }
            Files.writeString(directory.resolve(task + ".jsonl"), lines);
            Files.writeString(directory.resolve(task + ".yaml"), """
                    instruction: Yes or no?
                    suffix: "\\n\\n{question}\\n\\nGive the final answer between <answer> and </answer>."
                    answer: {form: yes-no}
                    data: {file: %s.jsonl}
                    """.formatted(task));
        }
        Settings settings = Settings.defaults()
                .responder(new ByModel(
                        Map.of(
                                "optimizer",
                                OptimizerResponder.standard(1).untagged(0.2).withoutPlaceholder(0.4)),
                        new SkillResponder(answers, Skill.standard(0.4), 1)));
        try (Testbed testbed = Testbed.start(settings)) {
            Files.writeString(directory.resolve("metaspo.yaml"), """
                    models:
                      task: {provider: openai, model: task, base-url: "%1$s"}
                      optimizer: {provider: openai, model: optimizer, base-url: "%1$s"}
                    tasks: {source: [tea.yaml, coffee.yaml]}
                    data: {train: 12, test: 12}
                    method: {schedule: reference, iterations: 2, system-candidates: 3, user-candidates: 2, user-prompts-kept: 2}
                    """.formatted(testbed.baseUrl()));
            MetaSpo metaSpo = MetaSpo.configured(directory.resolve("metaspo.yaml"));
            for (String assignment : assignments) {
                metaSpo.set(assignment);
            }
            command.run(metaSpo, directory.resolve("run"));
            return directory.resolve("run");
        }
    }

    @Test
    void aRealRunFitsThem() throws Exception {
        Path run = run();

        String result = Files.readString(run.resolve("result.json"));
        assertThat(errors(schema("result.schema.json"), result)).isEmpty();
        RunResult read = ResultFiles.read(run.resolve("result.json"));
        assertThat(read.status()).isEqualTo("completed");
        assertThat(read.tasks()).hasSize(2);
        assertThat(read.rejectedCandidates().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .as("the optimizer's mistakes are counted")
                .isPositive();

        List<String> candidates = Files.readAllLines(run.resolve("candidates.jsonl"));
        Schema schema = schema("candidates.schema.json");
        assertThat(candidates)
                .hasSize(1 + 2 + 2 * (2 * 2 + 3))
                .allSatisfy(line -> assertThat(errors(schema, line)).isEmpty());
    }

    @Test
    void aRunThatACapStoppedFitsThem() throws Exception {
        Path run = run("budget.calls=150");

        assertThat(errors(schema("result.schema.json"), Files.readString(run.resolve("result.json"))))
                .isEmpty();
        RunResult read = ResultFiles.read(run.resolve("result.json"));
        assertThat(read.status()).isEqualTo("budget");
        assertThat(read.tasks()).allSatisfy(task -> assertThat(task.scores()).containsKey("test"));
    }

    @Test
    void aRunWithAllChecksFitsThem() throws Exception {
        Path run = run("method.checks=[wording, aa, ablation, repeats]", "models.task.price={input: 1, output: 2}");

        assertThat(errors(schema("result.schema.json"), Files.readString(run.resolve("result.json"))))
                .isEmpty();
        assertThat(ResultFiles.read(run.resolve("result.json")).checks())
                .isNotNull()
                .satisfies(checks -> assertThat(checks.ablation()).isNotNull());
    }

    @Test
    void anAblationFitsThem() throws Exception {
        Path run = run(MetaSpo::ablate, "system-prompt={text: Be kind. Weigh the evidence. Take your time.}");

        assertThat(errors(schema("result.schema.json"), Files.readString(run.resolve("result.json"))))
                .isEmpty();
        assertThat(ResultFiles.read(run.resolve("result.json")))
                .returns("ablate", RunResult::command)
                .returns("none", RunResult::method);
    }

    @Test
    void resultsByHandFitThem() throws IOException {
        RunResult run = Runs.result("interrupted", "asked to stop", false, null, false);
        String complete = ResultFiles.json(run).replace("\"tags\" : 0", """
                "tags" : 0, "length" : 0, "duplicate" : 0, "frozen" : 0""");

        assertThat(errors(schema("result.schema.json"), complete)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "status" : "completed"    | "status" : "fine"
            "improved" : true         | "improved" : 1
            "usd" : "0.0210"          | "usd" : "0.02"
            "value" : 0.7             | "value" : 1.7
            "testReads" : 1           | "testReads" : 1, "extra" : 1
            "seed" : 42,              | ''
            {question}                | question
            """)
    void anythingElseDoesNot(String right, String wrong) throws IOException {
        String complete = ResultFiles.json(Runs.completed())
                .replace("\"tags\" : 0", "\"tags\" : 0, \"length\" : 0, \"duplicate\" : 0, \"frozen\" : 0");
        assertThat(errors(schema("result.schema.json"), complete)).isEmpty();
        assertThat(complete).contains(right);

        assertThat(errors(schema("result.schema.json"), complete.replace(right, wrong)))
                .isNotEmpty();
    }
}
