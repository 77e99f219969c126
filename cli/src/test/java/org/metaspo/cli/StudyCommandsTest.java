package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.testbed.Testbed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code evaluate} and {@code adapt}, as a script sees them. */
class StudyCommandsTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int metaspo(String... args) throws IOException {
        Files.writeString(directory.resolve("prompt.txt"), "Think step by step.\n");
        try (Testbed testbed = Testbed.start(SmallProject.settings())) {
            String config = SmallProject.in(directory, testbed.baseUrl()).configuration();
            String[] all = Stream.of(args)
                    .map(arg -> arg.equals("CONFIG") ? config : arg)
                    .toArray(String[]::new);
            return new Invocation(
                            Commands.IN_THIS_VERSION,
                            new PrintWriter(out, true),
                            new PrintWriter(err, true),
                            Terminal.NONE)
                    .run(all);
        }
    }

    private String at(String name) {
        return directory.resolve(name).toString();
    }

    private String target() {
        return "tasks={target: ['" + at("task.yaml") + "']}";
    }

    @Test
    void evaluateEndsWithATableOfTheSystemPromptsAndAVerdict() throws IOException {
        assertThat(metaspo(
                        "evaluate",
                        "CONFIG",
                        "--system-prompt",
                        at("prompt.txt"),
                        "--arms",
                        "default,cot,learned",
                        "--run-dir",
                        at("run"),
                        "--set",
                        target()))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).startsWith(at("run") + System.lineSeparator());
        assertThat(out.toString())
                .contains("task     n    default", "learned", "parity   20", "default system prompt", "Run:     ");
        assertThat(directory.resolve("run/unseen-user-prompts/parity.json")).exists();
    }

    @Test
    void adaptShowsTheCurveAndWhereTheLearnedPromptCatchesUp() throws IOException {
        assertThat(metaspo(
                        "adapt",
                        "CONFIG",
                        "--system-prompt",
                        at("prompt.txt"),
                        "--data-sizes",
                        "3,6",
                        "--run-dir",
                        at("run"),
                        "--set",
                        target(),
                        "--set",
                        "method={name: protegi, iterations: 1, user-candidates: 1, user-prompts-kept: 1}",
                        "--json"))
                .as(err.toString())
                .isZero();
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.path("command").asString()).isEqualTo("adapt");
        assertThat(document.path("arms")).hasSize(2);
        assertThat(document.path("curve")).hasSize(2 * 2 + 2 * 2 * 3);
        assertThat(directory.resolve("run/report.md"))
                .content()
                .contains("The learned system prompt ", "the default's final score", "| training items | 3 | 6 |");
    }

    @Test
    void withoutASystemPromptThereIsNothingToMeasure() throws IOException {
        assertThat(metaspo("evaluate", "CONFIG")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("--system-prompt");
    }

    @Test
    void aPromptThatIsNotThereIsNamed() throws IOException {
        assertThat(metaspo("adapt", "CONFIG", "--system-prompt", at("none.txt"), "--set", target()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("--system-prompt", "none.txt");
    }

    private String both() {
        return "tasks={source: ['" + at("task.yaml") + "'], target: ['" + at("task.yaml") + "']}";
    }

    @Test
    void trainThenStudiesKeepsARunForEachAndAdjustsTheirClaims() throws IOException {
        assertThat(metaspo(
                        "train",
                        "CONFIG",
                        "--then",
                        "evaluate,adapt",
                        "--run-dir",
                        at("run"),
                        "--set",
                        both(),
                        "--set",
                        "method={name: protegi, iterations: 1, user-candidates: 1, user-prompts-kept: 1}"))
                .as(err.toString())
                .isZero();
        for (String run : new String[] {"run", "run-evaluate", "run-adapt"}) {
            assertThat(directory.resolve(run).resolve("result.json")).exists();
        }
        assertThat(out.toString())
                .containsPattern(
                        "Adjusted for 3 claims \\(Holm\\): train p = [0-9.]+, evaluate p = [0-9.]+, adapt p = [0-9.]+");
    }

    @Test
    void trainThenStudiesIsOneDocument() throws IOException {
        assertThat(metaspo("train", "CONFIG", "--then", "evaluate", "--run-dir", at("run"), "--set", both(), "--json"))
                .as(err.toString())
                .isZero();
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.path("command").asString()).isEqualTo("train");
        assertThat(document.at("/then/evaluate/runDir").asString()).isEqualTo(at("run-evaluate"));
        assertThat(document.at("/adjustedP/evaluate").asDouble())
                .isGreaterThanOrEqualTo(
                        document.at("/then/evaluate/comparison/p").asDouble());
    }

    @Test
    void aStudyThatCannotBeMadeIsRefusedBeforeAnythingIsLearned() throws IOException {
        assertThat(metaspo("train", "CONFIG", "--then", "evaluate", "--run-dir", at("run")))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("tasks.target");
        assertThat(metaspo("train", "CONFIG", "--then", "evalaute", "--set", both()))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("Maybe you meant `evaluate`");
        assertThat(directory.resolve("run")).doesNotExist();
    }

    @Test
    void aStoppedSearchIsNotMeasured() throws IOException {
        assertThat(metaspo(
                        "train",
                        "CONFIG",
                        "--then",
                        "evaluate",
                        "--run-dir",
                        at("run"),
                        "--set",
                        both(),
                        "--max-calls",
                        "42"))
                .isEqualTo(ExitCode.BUDGET);
        assertThat(err.toString()).contains("evaluate was not begun", "--system-prompt " + at("run"));
        assertThat(directory.resolve("run-evaluate")).doesNotExist();
    }

    @Test
    void theTableOfADirectoryHoldsItsStudies() throws IOException {
        assertThat(metaspo("study", "table", directory.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("There is no completed study in it.");
        assertThat(metaspo(
                        "evaluate",
                        "CONFIG",
                        "--system-prompt",
                        at("prompt.txt"),
                        "--run-dir",
                        at("run"),
                        "--set",
                        target(),
                        "--quiet"))
                .isZero();
        assertThat(metaspo("study", "table", directory.toString(), "--format", "markdown"))
                .isZero();
        assertThat(out.toString())
                .contains("| study | method | runs | other |", "| unseen-generalization | learned | 1 |");
        assertThat(metaspo("study", "table", directory.toString(), "--format", "latx"))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("Maybe you meant `latex`");
    }
}
