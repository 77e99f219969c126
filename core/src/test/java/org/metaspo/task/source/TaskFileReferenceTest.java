package org.metaspo.task.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.metaspo.ReferenceYaml.code;
import static org.metaspo.ReferenceYaml.head;
import static org.metaspo.ReferenceYaml.row;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.metaspo.ReferenceKey;
import org.metaspo.ReferencePage;
import org.metaspo.ReferenceYaml;
import org.metaspo.task.Task;

/** The reference of task files has every key that is read, and its defaults are what a task gets. */
class TaskFileReferenceTest {
    private static final String MINIMAL =
            "name: tea\nsuffix: '{question}'\nanswer: {form: yes-no}\ndata: {file: a.csv}\n";

    private static String yaml() throws IOException {
        try (InputStream in = TaskKeys.class.getResourceAsStream("reference.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<ReferenceKey> keys() throws IOException {
        return ReferenceYaml.keys(yaml());
    }

    @Test
    void everyKeyThatIsReadStandsThereWithItsMeaning() throws IOException {
        List<ReferenceKey> keys = keys();

        assertThat(keys)
                .extracting(ReferenceKey::path)
                .containsAll(ReferenceYaml.read(TaskKeys.class).keySet());
        assertThat(keys).allSatisfy(key -> assertThat(key.meaning()).isNotEmpty());
        assertThat(keys)
                .extracting(ReferenceKey::path)
                .filteredOn(path -> !path.startsWith("columns."))
                .allMatch(path -> ReferenceYaml.read(TaskKeys.class).containsKey(path));
    }

    private static Task task(String more) {
        Path file = Path.of("tea.yaml");
        TaskFile task = TaskFile.of(file, YamlFile.parse(MINIMAL + more, "tea.yaml", TaskKeys.class));
        return task.task(task.form().form(List.of()));
    }

    private static String value(String path) throws IOException {
        return keys().stream()
                .filter(key -> key.path().equals(path))
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void defaultsAreWhatATaskGets() throws IOException {
        assertThat(task("metric: " + value("metric") + "\n")).isEqualTo(task(""));
        assertThat(task("metric: judge\njudge: {kind: " + value("judge.kind") + ", votes: " + value("judge.votes")
                        + "}\n"))
                .isEqualTo(task("metric: judge\n"));
        assertThat(Columns.of(
                        Path.of("tea.yaml"),
                        Map.of("question", value("columns.question"), "id", value("columns.id")),
                        "{question}"))
                .extracting(Columns::question, Columns::id)
                .isEqualTo(columns());
    }

    private static List<Object> columns() {
        Columns columns = Columns.of(Path.of("tea.yaml"), Map.of(), "{question}");
        return List.of(columns.question(), columns.id());
    }

    @Test
    void thePageIsMadeFromIt() throws IOException {
        Map<String, String> types = ReferenceYaml.read(TaskKeys.class);
        List<String> lines = new ArrayList<>(List.of(
                "# Task file, key by key",
                "",
                "Made from [reference.yaml](../../core/src/main/resources/org/metaspo/task/source/reference.yaml);",
                "CONTRIBUTING.md says how to make it anew. A task file is a YAML file that `tasks.source` or `tasks.target` of a",
                "[configuration](configuration.md) names; unknown keys are errors. Relative paths are relative to it. With",
                "explanations: [your-own-tasks.md](../your-own-tasks.md).",
                ""));
        lines.addAll(head("key", "is", "default", "meaning"));
        for (ReferenceKey key : keys()) {
            String is = types.getOrDefault(key.path(), "text");
            lines.add(row(code(key.path()), is.equals("see there") ? "" : is, code(key.value()), key.cell()));
        }
        ReferencePage.holds("task-file.md", lines);
    }
}
