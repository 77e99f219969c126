package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.testbed.ByModel;
import org.metaspo.testbed.OptimizerResponder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Skill;
import org.metaspo.testbed.SkillResponder;
import org.metaspo.testbed.Testbed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code metaspo tasks generate}, as a script sees it. */
class TasksGenerateCommandTest {
    private static final String[] SMALL = {"--train", "8", "--validation", "4", "--test", "12"};

    @TempDir
    Path directory;

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    private int metaspo(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        return new Invocation(
                        Commands.IN_THIS_VERSION, new PrintWriter(out, true), new PrintWriter(err, true), Terminal.NONE)
                .run(args);
    }

    private int generate(String... more) {
        return metaspo(Stream.of(
                        Stream.of("tasks", "generate"),
                        Arrays.stream(SMALL),
                        Stream.of("--to", directory.toString()),
                        Arrays.stream(more))
                .flatMap(words -> words)
                .toArray(String[]::new));
    }

    @Test
    void writesATaskAndItsData() {
        assertThat(generate("navigate")).as(err.toString()).isZero();

        assertThat(directory.resolve("navigate.yaml")).isRegularFile();
        assertThat(directory.resolve("navigate.json")).isRegularFile();
        assertThat(err.toString())
                .contains("navigate.yaml  8 train, 4 validation, 12 test items")
                .contains("tasks: {source: [" + directory.resolve("navigate.yaml") + "]}");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void jsonNamesFilesAndFacts() {
        assertThat(generate("navigate", "epistemic", "--seed", "9", "--level", "2", "--json", "--quiet"))
                .isZero();

        JsonNode made = JsonMapper.shared().readTree(out.toString()).path("generated");
        assertThat(made.size()).isEqualTo(2);
        assertThat(made.at("/1/name").asString()).isEqualTo("epistemic");
        assertThat(made.at("/1/seed").asLong()).isEqualTo(9);
        assertThat(made.at("/1/level").asString()).isEqualTo("2");
        assertThat(made.at("/1/version").asInt()).isEqualTo(1);
        assertThat(Path.of(made.at("/1/data").asString())).isRegularFile();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void withoutANameItListsTheTasksAndTheirLevels() {
        assertThat(metaspo("tasks", "generate")).isZero();
        assertThat(out.toString())
                .contains(
                        "logic_grid_puzzle",
                        "tracking_shuffled_objects",
                        "logical_deduction",
                        "temporal_sequences",
                        "object_counting",
                        "reasoning_colored_objects",
                        "epistemic",
                        "navigate",
                        "arithmetic")
                .contains("  3  7 people, 7 swaps");

        assertThat(metaspo("tasks", "generate", "--json")).isZero();
        JsonNode all = JsonMapper.shared().readTree(out.toString()).path("generators");
        assertThat(all.size()).isEqualTo(9);
        assertThat(all.at("/0/levels").size()).isEqualTo(3);
    }

    @Test
    void whatIsThereIsOnlyReplacedWhenAsked() throws IOException {
        assertThat(generate("navigate")).isZero();
        String before = Files.readString(directory.resolve("navigate.json"));

        assertThat(generate("navigate", "--seed", "2")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("navigate.json", "--overwrite").hasLineCount(1);
        assertThat(directory.resolve("navigate.json")).hasContent(before);

        assertThat(generate("navigate", "--seed", "2", "--overwrite")).isZero();
        assertThat(Files.readString(directory.resolve("navigate.json"))).isNotEqualTo(before);
    }

    @Test
    void whatMakesNoSenseIsSaidWithARemedy() throws IOException {
        Map<List<String>, String> problems = Map.of(
                List.of("navgate"), "Maybe you meant `navigate`",
                List.of("navigate", "--level", "9"), "Write 1, 2, 3, or mix",
                List.of("navigate", "--test", "0"), "at least 1",
                List.of("navigate", "--train", "-1"), "Give 0 or more",
                List.of("navigate", "--sed", "1"), "--seed");
        problems.forEach((words, remedy) -> {
            List<String> line = new ArrayList<>(List.of("tasks", "generate", "--to", directory.toString()));
            line.addAll(words);
            assertThat(metaspo(line.toArray(String[]::new))).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(err.toString()).contains(remedy).hasLineCount(1);
        });
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void theGroupAloneShowsItsHelp() {
        assertThat(metaspo("tasks")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("generate", "Example:");
        assertThat(metaspo("tasks", "generate", "--help")).isZero();
        assertThat(out.toString()).contains("--seed", "--level", "--overwrite", "Example:");
    }

    /** What the command writes is all that train needs. */
    @Test
    void trainTakesTheTaskAtOnce() throws IOException {
        assertThat(generate("navigate")).isZero();
        JsonNode data = JsonMapper.shared().readTree(Files.readString(directory.resolve("navigate.json")));
        Map<String, String> answers = new LinkedHashMap<>();
        data.forEach(part -> part.forEach(item -> answers.put(
                item.path("question").asString(), item.path("answer").asString())));
        Settings settings = Settings.defaults()
                .responder(new ByModel(
                        Map.of("optimizer", OptimizerResponder.standard(1)),
                        new SkillResponder(answers, Skill.standard(0.3), 1)));
        try (Testbed testbed = Testbed.start(settings)) {
            Files.writeString(directory.resolve("metaspo.yaml"), """
                    models:
                      task: {provider: openai, model: task, base-url: "%s"}
                      optimizer: {provider: openai, model: optimizer, base-url: "%s"}
                    tasks: {source: [navigate.yaml]}
                    data: {train: 8, test: 12}
                    method: {schedule: reference, iterations: 1, system-candidates: 2, user-candidates: 1, user-prompts-kept: 1}
                    """.formatted(testbed.baseUrl(), testbed.baseUrl()));
            String config = directory.resolve("metaspo.yaml").toString();

            assertThat(metaspo(
                            "train",
                            config,
                            "--run-dir",
                            directory.resolve("run").toString()))
                    .as(err.toString())
                    .isZero();
            assertThat(out.toString()).contains("navigate");
        }
    }
}
