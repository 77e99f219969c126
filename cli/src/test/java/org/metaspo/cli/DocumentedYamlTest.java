package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.config.Configuration;
import org.metaspo.task.source.TaskSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Every configuration and every task file in the documentation is one that the program takes. */
class DocumentedYamlTest {
    @TempDir
    Path directory;

    static List<Snippet> yaml() throws IOException {
        return Snippet.all("yaml");
    }

    static List<Snippet> json() throws IOException {
        return Snippet.all("json");
    }

    @BeforeEach
    void aTaskToTrainOn() throws IOException {
        StringBuilder rows = new StringBuilder("question,answer\n");
        for (int i = 0; i < 200; i++) {
            rows.append("Is ")
                    .append(i)
                    .append(" even?,")
                    .append(i % 2 == 0 ? "yes" : "no")
                    .append('\n');
        }
        Files.writeString(directory.resolve("items.csv"), rows);
        Files.writeString(directory.resolve("own.yaml"), """
                instruction: Say yes or no.
                suffix: "\\n\\n{question}"
                answer: {form: yes-no}
                data: {file: items.csv}
                """);
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void isTaken(Snippet snippet) throws IOException {
        JsonNode tree = new YAMLMapper().readTree(snippet.text());
        if (tree.has("jobs")) {
            assertThat(tree.at("/jobs").properties()).isNotEmpty();
        } else if (tree.has("answer")) {
            Path file = Files.writeString(directory.resolve("task.yaml"), snippet.text());
            assertThatCode(() -> TaskSource.task(file)).doesNotThrowAnyException();
        } else {
            Path file = Files.writeString(directory.resolve("metaspo.yaml"), snippet.text());
            assertThatCode(() -> Configuration.read(file, List.of())).doesNotThrowAnyException();
            assertThatCode(() -> Configuration.read(file, completed(tree)).plan("train"))
                    .doesNotThrowAnyException();
        }
    }

    /** What a snippet leaves out, and what it names that is not here: tasks, data, prompts, calibrations. */
    private List<String> completed(JsonNode tree) {
        List<String> assignments = new ArrayList<>(List.of(
                "tasks={source: ['" + directory.resolve("own.yaml") + "']}",
                "data.directory='" + directory + "'",
                "system-prompt=default"));
        if (!tree.at("/models").has("task")) {
            assignments.add("models.task={provider: openai, model: gpt-6-luna, effort: none}");
        }
        if (!tree.at("/models").has("optimizer")) {
            assignments.add("models.optimizer={provider: openai, model: gpt-6-luna, effort: none}");
        }
        return assignments;
    }

    @ParameterizedTest
    @MethodSource("json")
    void isJson(Snippet snippet) {
        assertThat(JsonMapper.shared().readTree(snippet.text()).isContainer()).isTrue();
    }
}
