package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.testbed.Testbed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a run will come to, and the question before it spends that. */
class EstimateCommandTest {
    /** A price at which the small project costs more than a dollar. */
    private static final String DEAR = "models.task.price={input: 1000, output: 1000}";

    /** Money can be capped only where every price is known. */
    private static final String CHEAP = "models.optimizer.price={input: 0, output: 0}";

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

    /** An address where nobody listens. */
    private String nobody() throws IOException {
        return SmallProject.in(directory, "http://127.0.0.1:9/v1").configuration();
    }

    @Test
    void theTableHasAllThreeCasesByRoleAndStage() throws IOException {
        assertThat(metaspo("estimate", nobody(), "--set", DEAR)).isZero();
        assertThat(out.toString().lines().toList()).first().asString().containsSubsequence("low", "expected", "high");
        assertThat(out.toString())
                .containsPattern("task +evaluations +50 +120 +120")
                .containsPattern("optimizer +evaluations +0 +0 +0")
                .containsPattern("proposals +optimizer calls +0 +6 +18")
                .containsPattern("baseline +task calls +20 +20 +20")
                .contains("Without optimizer: no price is known.");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "evaluate", "adapt"})
    void eachCommandHasItsDocumentAndNothingIsWritten(String command) throws IOException {
        String config = nobody();
        List<String> before = files();
        assertThat(metaspo(
                        "estimate",
                        config,
                        "--json",
                        "--command",
                        command,
                        "--set",
                        "tasks.target=['" + directory.resolve("task.yaml") + "']"))
                .as(err.toString())
                .isZero();
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.path("command").asString()).isEqualTo(command);
        assertThat(document.at("/roles/task/expected/calls").asLong()).isPositive();
        assertThat(files()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"replicate", "ablate", "transfer"})
    void aStudyShowsItsOwnAndWritesNothing(String study) throws IOException {
        String config = nobody();
        List<String> before = files();
        assertThat(metaspo(
                        "study",
                        study,
                        config,
                        "--estimate",
                        "--json",
                        "--run-dir",
                        directory.resolve("study").toString()))
                .as(err.toString())
                .isZero();
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.path("command").asString()).isEqualTo(study);
        assertThat(document.at("/total/expected/calls").asLong()).isPositive();
        assertThat(files()).isEqualTo(before);

        assertThat(metaspo("estimate", config, "--command", study)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("metaspo study " + study, "--estimate");
    }

    @Test
    void whatAStudyComesToIsTheSumOfItsRuns() throws IOException {
        String config = nobody();
        assertThat(metaspo("estimate", config, "--json")).isZero();
        long one = expectedCalls();
        assertThat(metaspo("study", "replicate", config, "--seeds", "3", "--data-samples", "2", "--estimate", "--json"))
                .isZero();
        assertThat(expectedCalls()).isEqualTo(5 * one);
    }

    private long expectedCalls() {
        return JsonMapper.shared()
                .readTree(out.toString())
                .at("/total/expected/calls")
                .asLong();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void aCommandThatSpendsNothingHasNoEstimate() throws IOException {
        assertThat(metaspo("estimate", nobody(), "--command", "adopt")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("--command adopt", "Maybe you meant `adapt`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "evaluate", "adapt", "then", "replicate", "transfer", "ablate"})
    void moreThanADollarWithoutACapOrAWordIsRefusedWhereNobodyCanBeAsked(String command) throws IOException {
        String config = nobody();
        Path prompt = Files.writeString(directory.resolve("prompt.txt"), "Count with care.");
        List<String> words =
                switch (command) {
                    case "train" -> List.of("train", config);
                    case "replicate", "transfer", "ablate" -> List.of("study", command, config);
                    case "then" -> List.of("train", config, "--then", "adapt");
                    default -> List.of(command, config, "--system-prompt", prompt.toString());
                };
        Path run = directory.resolve("run");
        assertThat(metaspo(Stream.concat(
                                words.stream(),
                                Stream.of(
                                        "--run-dir",
                                        run.toString(),
                                        "--set",
                                        DEAR,
                                        "--set",
                                        "tasks.target=['" + directory.resolve("task.yaml") + "']"))
                        .toArray(String[]::new)))
                .isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString())
                .contains("Expected: ", " USD", "nobody can be asked", "--max-usd 5", "--yes")
                .hasLineCount(1);
        assertThat(run).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--yes", "--max-usd=100000", "--set=budget.roles.task.usd=100000"})
    void aWordOrACapIsConsentAndTheExpectedCaseIsSaid(String consent) throws IOException {
        Path run = directory.resolve("run");
        try (Testbed testbed = Testbed.start(SmallProject.settings())) {
            String config = SmallProject.in(directory, testbed.baseUrl()).configuration();
            assertThat(metaspo("train", config, "--run-dir", run.toString(), "--set", DEAR, "--set", CHEAP, consent))
                    .as(err.toString())
                    .isZero();
        }
        assertThat(err.toString()).startsWith(run + System.lineSeparator()).contains("Expected: ", " USD");
    }

    @Test
    void whatCostsNothingKnownIsNotSpokenOf() throws IOException {
        try (Testbed testbed = Testbed.start(SmallProject.settings())) {
            String config = SmallProject.in(directory, testbed.baseUrl()).configuration();
            String run = directory.resolve("run").toString();
            assertThat(metaspo("train", config, "--run-dir", run)).isZero();
        }
        assertThat(err.toString()).doesNotContain("Expected: ");
    }
}
