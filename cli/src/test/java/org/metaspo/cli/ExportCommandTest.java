package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.Verdict;
import org.metaspo.statistics.Sha256;
import org.metaspo.testbed.Testbed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code export}, from a run directory alone. */
class ExportCommandTest {
    @TempDir
    static Path directory;

    private static Path run;
    private static String config = "";

    private static final StringWriter OUT = new StringWriter();
    private static final StringWriter ERR = new StringWriter();

    @BeforeAll
    static void train() throws IOException {
        run = directory.resolve("run");
        try (Testbed testbed = Testbed.start(SmallProject.settings())) {
            config = SmallProject.in(directory, testbed.baseUrl()).configuration();
            assertThat(metaspo(
                            "train",
                            config,
                            "--run-dir",
                            run.toString(),
                            "--set",
                            "method={schedule: reference, iterations: 2, system-candidates: 2, user-candidates: 2,"
                                    + " user-prompts-kept: 2}"))
                    .as(ERR.toString())
                    .isZero();
        }
    }

    private static int metaspo(String... args) {
        OUT.getBuffer().setLength(0);
        ERR.getBuffer().setLength(0);
        return new Invocation(
                        Commands.IN_THIS_VERSION, new PrintWriter(OUT, true), new PrintWriter(ERR, true), Terminal.NONE)
                .run(args);
    }

    private static String exported(String format) {
        assertThat(metaspo("export", run.toString(), "--format", format))
                .as(ERR.toString())
                .isZero();
        return OUT.toString();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static JsonNode result() throws IOException {
        return json(Files.readString(run.resolve("result.json")));
    }

    @Test
    void textIsTheSystemPromptAndNothingElse() throws IOException {
        Path file = directory.resolve("prompt.txt");

        assertThat(metaspo("export", run.toString(), "--to", file.toString())).isZero();

        assertThat(file).hasSameTextualContentAs(run.resolve("system-prompt.txt"));
        assertThat(OUT.toString()).isEmpty();
        assertThat(exported("text").stripTrailing()).isEqualTo(Files.readString(file));
    }

    @Test
    void jsonHasTheUserPromptsToo() throws IOException {
        JsonNode document = json(exported("json"));

        assertThat(document.path("systemPrompt"))
                .isEqualTo(result().path("systemPrompt").path("learned"));
        assertThat(document.path("userPrompts").path("parity"))
                .isEqualTo(result().path("tasks").path(0).path("userPrompt"));
        assertThat(metaspo("export", run.toString(), "--json")).isZero();
        assertThat(json(OUT.toString())).isEqualTo(document);
    }

    @Test
    void bilevelNodesAreWhatThePythonImplementationWrites() throws IOException {
        JsonNode document = json(exported("bilevel-nodes"));

        assertThat(document.propertyNames()).containsExactly("optimized_system_prompt", "nodes");
        assertThat(document.path("optimized_system_prompt"))
                .isEqualTo(result().path("systemPrompt").path("learned"));
        JsonNode steps = document.path("nodes");
        assertThat(steps)
                .as("the start, then inner and outer loop of each iteration")
                .hasSize(1 + 2 * 2);
        assertThat(steps).allSatisfy(tasks -> assertThat(tasks).hasSize(1));
        Set<Integer> ids = new HashSet<>();
        for (JsonNode step : steps) {
            for (JsonNode node : step.path(0)) {
                assertThat(node.propertyNames())
                        .containsExactly(
                                "id",
                                "task",
                                "system_prompt",
                                "instruction",
                                "parent_id",
                                "depth",
                                "eval_metric",
                                "test_metric");
                ids.add(node.path("id").asInt());
            }
        }
        assertThat(ids)
                .contains(0)
                .as("2 children, then 2 x 2 of the system candidates")
                .allMatch(id -> id < 15);
    }

    @Test
    void bilevelNodesKeepLineageAndTestOnlyWhatStandsAtTheEnd() throws IOException {
        JsonNode steps = json(exported("bilevel-nodes")).path("nodes");
        JsonNode first = steps.path(0).path(0).path(0);
        List<JsonNode> children = new ArrayList<>();
        steps.path(1).path(0).forEach(children::add);
        List<JsonNode> last = new ArrayList<>();
        steps.path(4).path(0).forEach(last::add);

        assertThat(first.path("parent_id").isNull()).isTrue();
        assertThat(first.path("depth").asInt()).isZero();
        assertThat(children)
                .filteredOn(node -> node.path("id").asInt() > 0)
                .isNotEmpty()
                .allSatisfy(node -> {
                    assertThat(node.path("parent_id").asInt()).isZero();
                    assertThat(node.path("depth").asInt()).isEqualTo(1);
                    assertThat(node.path("system_prompt")).isEqualTo(first.path("system_prompt"));
                });
        assertThat(last)
                .hasSize(2)
                .allSatisfy(
                        node -> assertThat(node.path("test_metric").asDouble()).isBetween(0.0, 1.0));
        assertThat(last.getFirst().path("system_prompt"))
                .isEqualTo(result().path("systemPrompt").path("candidate"));
        assertThat(last.getFirst().path("test_metric")).isEqualTo(result().at("/tasks/0/scores/test/candidate/value"));
    }

    @Test
    void anExportedSearchIsASystemPromptForOurStudies() throws IOException {
        Path folder = Files.createDirectories(directory.resolve("logs"));
        metaspo("export", run.toString(), "--format", "bilevel-nodes", "--to", folder.toString());
        metaspo("export", run.toString(), "--format", "bilevel-nodes", "--to", folder.toString());

        assertThat(folder.resolve("bilevel_nodes_1.json"))
                .as("the next free name")
                .hasSameTextualContentAs(folder.resolve("bilevel_nodes_0.json"));
        try (Testbed testbed = Testbed.start(SmallProject.settings())) {
            String own = SmallProject.in(Files.createDirectories(directory.resolve("evaluated")), testbed.baseUrl())
                    .configuration();
            assertThat(metaspo(
                            "evaluate",
                            own,
                            "--system-prompt",
                            folder.resolve("bilevel_nodes_0.json").toString(),
                            "--set",
                            "tasks={target: ['" + directory.resolve("evaluated").resolve("task.yaml") + "']}",
                            "--run-dir",
                            directory.resolve("evaluation").toString(),
                            "--json"))
                    .as(ERR.toString())
                    .isZero();
        }
        assertThat(json(OUT.toString()).at("/systemPrompt/learned")).isEqualTo(result().at("/systemPrompt/learned"));
        assertThat(metaspo("export", directory.resolve("evaluation").toString(), "--format", "bilevel-nodes"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ERR.toString()).contains("is a study");
    }

    @Test
    void requestBodiesHoldTheModelThatThePromptsWereLearnedFor() throws IOException {
        JsonNode openAi = json(exported("openai")).path("parity");
        JsonNode anthropic = json(exported("anthropic")).path("parity");
        JsonNode system = result().at("/systemPrompt/learned");
        JsonNode user = result().at("/tasks/0/userPrompt");

        assertThat(openAi.path("model").asString()).isEqualTo("task");
        assertThat(openAi.path("temperature").asDouble()).isZero();
        assertThat(openAi.at("/messages/0/role").asString()).isEqualTo("system");
        assertThat(openAi.at("/messages/0/content")).isEqualTo(system);
        assertThat(openAi.at("/messages/1/content")).isEqualTo(user);
        assertThat(anthropic.path("max_tokens").asInt()).isEqualTo(1024);
        assertThat(anthropic.path("system")).isEqualTo(system);
        assertThat(anthropic.at("/messages/0/content")).isEqualTo(user);
    }

    @Test
    void scoresAreEveryItemUnderEveryPrompt() throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("..", "docs", "schemas", "scores.schema.json")), InputFormat.JSON);
        List<String> lines = exported("scores").lines().toList();

        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(schema.validate(line, InputFormat.JSON)).isEmpty());
        List<JsonNode> test = scores(lines, "test", "candidate");
        assertThat(test).hasSize(20);
        assertThat(test.stream()
                        .mapToDouble(line -> line.path("score").asDouble())
                        .average())
                .hasValueCloseTo(
                        result().at("/tasks/0/scores/test/candidate/value").asDouble(), within(1e-9));
        assertThat(test).extracting(line -> line.path("userPrompt")).containsOnly(result().at("/tasks/0/userPrompt"));
        assertThat(scores(lines, "test", "initial")).hasSize(20);
        List<JsonNode> start = scores(lines, "train", "start");
        assertThat(start).hasSize(10);
        assertThat(start.getFirst().path("systemPromptDigest").asString())
                .isEqualTo(Sha256.hex(result().at("/systemPrompt/initial").asString()));
    }

    private static List<JsonNode> scores(List<String> lines, String split, String candidate) {
        return lines.stream()
                .map(ExportCommandTest::json)
                .filter(line -> line.path("split").asString().equals(split))
                .filter(line -> line.path("candidate").asString().equals(candidate))
                .toList();
    }

    @Test
    void aCardTellsWhatThePromptIsAndWhatItIsNot() throws IOException {
        String card = exported("card");

        assertThat(card)
                .startsWith("# System prompt of small")
                .contains(
                        Verdict.of(ResultFiles.read(run.resolve("result.json"))),
                        result().at("/systemPrompt/learned").asString(),
                        result().at("/tasks/0/userPrompt").asString(),
                        result().at("/testSet/digest").asString(),
                        result().at("/timings/ended").asString())
                .contains("| task model | openai task, temperature 0.0, at most 1024 tokens of output |")
                .containsPattern("\\| parity \\| accuracy \\| 20 \\| .* \\(.* to .*\\) \\| .* \\| [+-].* \\|")
                .containsPattern("\\| parity \\| - \\| 10 \\| 0 \\| 20 \\| `[0-9a-f]{64}` \\|")
                .contains("## Limits", "20 test items show a true difference of", "## What learning it took");
    }

    @ParameterizedTest
    @ValueSource(strings = {"langchain4j", "spring-ai"})
    void sourceIsNamedAfterTheRun(String format) {
        assertThat(exported(format)).contains("SmallPrompts", "parity(");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(metaspo("export", run.toString(), "--format", "bilevelnodes"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ERR.toString()).contains("Maybe you meant `bilevel-nodes`");
        assertThat(metaspo("export", run.toString(), "--format", "card", "--json"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ERR.toString()).contains("Leave one of them out");
        assertThat(metaspo("export", directory.resolve("nothing").toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ERR.toString()).contains("holds no run");
        assertThat(metaspo(
                        "export",
                        run.toString(),
                        "--to",
                        directory.resolve("no/where").toString()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(ERR.toString()).contains("--to", "folder that exists");
    }
}
