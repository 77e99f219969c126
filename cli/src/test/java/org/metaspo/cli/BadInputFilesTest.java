package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Testbed;
import tools.jackson.databind.json.JsonMapper;

/**
 * The corpus {@code bad-inputs/}: a file for each kind of mistake that people, editors and spreadsheets make, and for each
 * that the program once stumbled over. Each goes through the program; what it says of it stands here.
 */
class BadInputFilesTest {
    private static final String NOT_UTF8 = "The file is not UTF-8 from here on. Save it in the encoding UTF-8.";

    @TempDir
    Path directory;

    static Stream<Arguments> refused() {
        return Stream.of(
                // found by random trials
                arguments("task-column-without-name.yaml", "task.yaml, columns.about: has no value. Name a column"),
                arguments("task-data-without-value.yaml", "task.yaml, data: has no value. Name a file of items"),
                arguments("task-answer-without-value.yaml", "task.yaml, answer: has no value. Name the form"),
                arguments("task-form-without-value.yaml", "task.yaml, answer.form: has no value. Name the form"),
                arguments("task-comments-only.yaml", "task.yaml: Nothing but comments stands here."),
                arguments("config-seed-without-value.yaml", "metaspo.yaml, seed: has no value."),
                arguments("task-key-unknown-and-open.yaml", "while parsing a flow mapping, expected ',' or '}'"),
                arguments("task-data-file-without-value.yaml", "task.yaml, data: The data is not named."),
                // encodings
                arguments("config-utf16.yaml", "metaspo.yaml:1: " + NOT_UTF8),
                arguments("config-latin1.yaml", "metaspo.yaml:1: " + NOT_UTF8),
                arguments("config-nul.yaml", "metaspo.yaml:1: This is no YAML that can be read"),
                arguments("task-utf16.yaml", "task.yaml:1: " + NOT_UTF8),
                arguments("data-utf16.csv", "data-utf16.csv:1: " + NOT_UTF8),
                arguments("data-latin1.csv", "data-latin1.csv:5: " + NOT_UTF8),
                // configurations
                arguments("config-empty.yaml", "The file is empty."),
                arguments("config-list.yaml", "This is no group of keys."),
                arguments("config-key-misspelt.yaml", "metaspo.yaml:1: Unknown key `nmae`. Maybe you meant `name`."),
                arguments("config-key-twice.yaml", "metaspo.yaml:8: This is no YAML that can be read: Duplicate"),
                arguments("config-tab.yaml", "metaspo.yaml:2: This is no YAML that can be read: while scanning"),
                arguments(
                        "config-secret.yaml", "metaspo.yaml:3: Unknown key `models.task.api-key`. Known: api-key-env"),
                arguments("config-infinite.yaml", "The value of `data.train` must be a whole number."),
                arguments("config-huge-number.yaml", "metaspo.yaml:6: A number is too large"),
                arguments("config-class.yaml", "The value of `name` must be a text."),
                arguments("config-laughs.yaml", "metaspo.yaml:1: Unknown key `a`."),
                arguments("config-deep.yaml", "nesting depth (501) exceeds the maximum allowed (500)."),
                // tasks
                arguments(
                        "task-form-unknown.yaml",
                        "task.yaml, answer.form: `lable` is unknown. Maybe you meant `label`."),
                arguments("task-question-missing.yaml", "Put {question} where the question goes."),
                arguments("task-pattern-open.yaml", "task.yaml, answer: The expression cannot be read"),
                arguments("task-frozen-open.yaml", "has a mark of a frozen region without its partner"),
                // data
                arguments("data-empty.csv", "data-empty.csv: The file is empty."),
                arguments("data-cells.csv", "data-cells.csv:5: The row has 3 cells, the header 2."),
                arguments("data-quote-open.csv", "data-quote-open.csv:5: This is not CSV: a quoted cell has no end."),
                arguments("data-header-twice.csv", "The header contains a duplicate name: \"question\""),
                arguments(
                        "data-no-answer.csv", "There is no value in column `answer`; the item has: question, result."),
                arguments("data-page.jsonl", "data-page.jsonl:1: This is not JSON: Unexpected character ('<'"),
                arguments("data-cut.jsonl", "data-cut.jsonl:8: This is not JSON: Unexpected end-of-input"),
                arguments("data-key-twice.jsonl", "data-key-twice.jsonl:4: This is not JSON: Duplicate"),
                arguments("data-numbers.jsonl", "data-numbers.jsonl:1: An item must be an object with named columns."),
                arguments("data-object.json", "data-object.json: Unknown part `question`. Known: train, validation"),
                arguments("data-more-behind.json", "This is not JSON: something follows the document."),
                arguments("data-deep.json", "nesting depth (501) exceeds the maximum allowed (500)."),
                arguments("data-not-parquet.parquet", "This is no Parquet file that can be read"));
    }

    @BeforeEach
    void project() throws IOException {
        SmallProject.in(directory, "http://127.0.0.1:1/v1");
    }

    /** Lays a file into the project, in the place where its name says that it belongs. */
    private void put(String name) throws IOException {
        byte[] bytes = bytes(name);
        if (name.startsWith("config-")) {
            Files.write(directory.resolve("metaspo.yaml"), bytes);
        } else if (name.endsWith(".yaml")) {
            Files.write(directory.resolve("task.yaml"), bytes);
        } else {
            Path task = directory.resolve("task.yaml");
            Files.write(directory.resolve(name), bytes);
            Files.writeString(task, Files.readString(task).replace("items.csv", name));
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = BadInputFilesTest.class.getResourceAsStream("bad-inputs/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedWithItsPlaceAndNothingIsWritten(String name, String message) throws IOException {
        put(name);
        Path run = directory.resolve("run");
        Undisturbed.Done done =
                Undisturbed.metaspo("train", directory.resolve("metaspo.yaml").toString(), "--run-dir", run.toString());
        assertThat(done.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(done.said())
                .startsWith("metaspo: ")
                .hasLineCount(1)
                .contains(message)
                .doesNotContain("Exception", "tools.jackson", "Feature");
        assertThat(run).doesNotExist();
    }

    /** What looks like a template, a pattern, a tag or an instruction reaches the model as it stands in the data. */
    @ParameterizedTest
    @ValueSource(
            strings = {"fine-bom-crlf.csv", "fine-bom-crlf-task.yaml", "fine-syntax.jsonl", "fine-lone-surrogate.jsonl"
            })
    void isReadAsItStands(String name) throws IOException {
        put(name);
        Set<String> asked = ConcurrentHashMap.newKeySet();
        Responder even = Responder.always("<answer>even</answer>");
        try (Testbed testbed = Testbed.start(Settings.defaults().responder(call -> {
            asked.add(call.user());
            return even.answer(call);
        }))) {
            Undisturbed.Done done = Undisturbed.metaspo(
                    "train",
                    directory.resolve("metaspo.yaml").toString(),
                    "--set=models.task.base-url=" + testbed.baseUrl(),
                    "--set=models.optimizer.base-url=" + testbed.baseUrl(),
                    "--set=data={train: 4, test: 4}",
                    "--run-dir=" + directory.resolve("run"));
            assertThat(done.exitCode()).as(done.said()).isZero();
        }
        assertThat(questions(name))
                .isNotEmpty()
                .allSatisfy(question -> assertThat(asked).anyMatch(text -> text.contains("\n\n" + question)));
    }

    /** The questions that stand in a file of the corpus; half a pair of surrogates goes out as a question mark. */
    private List<String> questions(String name) throws IOException {
        if (!name.endsWith(".jsonl")) {
            return List.of(name.endsWith(".csv") ? "Number 3?" : "Number 1");
        }
        return Files.readString(directory.resolve(name))
                .lines()
                .map(line -> JsonMapper.shared().readTree(line).path("question").asString())
                .map(question -> new String(question.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void otherFilesThatAreNotWhatTheyShouldBe() throws IOException {
        Path run = Files.createDirectory(directory.resolve("run"));
        Files.write(run.resolve("journal.db"), bytes("journal-text.db"));
        assertRefused("journal.db: this is no journal: it is damaged, or of something else.", "resume", run.toString());

        Path page = Files.write(directory.resolve("page.jsonl"), bytes("data-page.jsonl"));
        Path to = directory.resolve("to");
        assertRefused("page.jsonl:1: This is not JSON", "tasks", "import", "beauty", "--from=" + page, "--to=" + to);
        Path manifest = Files.write(directory.resolve("m.manifest.json"), bytes("manifest-other.json"));
        assertRefused("This is no manifest of an import.", "tasks", "import", "--manifest=" + manifest, "--to=" + to);
        assertThat(to).doesNotExist();
    }

    private static void assertRefused(String message, String... words) {
        Undisturbed.Done done = Undisturbed.metaspo(words);
        assertThat(done.said()).contains(message).doesNotContain("Exception", "\tat ");
        assertThat(done.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }

    /** No file of the corpus is forgotten here. */
    @Test
    void eachFileIsGoneThrough() throws Exception {
        String here = Files.readString(Path.of("src/test/java/org/metaspo/cli/BadInputFilesTest.java"));
        try (Stream<Path> files = Files.list(Path.of(
                Objects.requireNonNull(getClass().getResource("bad-inputs")).toURI()))) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())).filter(file -> !file.startsWith(".")))
                    .hasSizeGreaterThan(40)
                    .allSatisfy(file -> assertThat(here).contains("\"" + file + "\""));
        }
    }
}
