package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.testbed.Testbed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code study replicate}, {@code ablate} and {@code transfer}, as a script sees them. */
class SeveralRunsTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Testbed testbed;
    private String config;

    @BeforeEach
    void start() throws IOException {
        testbed = Testbed.start(SmallProject.settings());
        config = SmallProject.in(directory, testbed.baseUrl()).configuration();
    }

    @AfterEach
    void stop() throws IOException {
        testbed.close();
    }

    private int metaspo(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return new Invocation(
                        Commands.IN_THIS_VERSION, new PrintWriter(out, true), new PrintWriter(err, true), Terminal.NONE)
                .run(args);
    }

    private String at(String name) {
        return directory.resolve(name).toString();
    }

    private JsonNode document() {
        return JsonMapper.shared().readTree(out.toString());
    }

    private int replicate(String... further) {
        return metaspo(Stream.concat(
                        Stream.of(
                                "study",
                                "replicate",
                                config,
                                "--seeds",
                                "2",
                                "--data-samples",
                                "2",
                                "--repeats",
                                "2",
                                "--run-dir",
                                at("study")),
                        Stream.of(further))
                .toArray(String[]::new));
    }

    @Test
    void replicatesVaryOneThingAtATime() throws Exception {
        assertThat(replicate("--json")).as(err.toString()).isZero();

        JsonNode document = document();
        assertThat(document.path("runs")
                        .valueStream()
                        .map(run -> run.path("name").asString()))
                .containsExactly("seed-1", "seed-2", "data-2", "repeat-2");
        assertThat(document.path("seeds").asInt()).isEqualTo(2);
        assertThat(document.path("split").path("modelNoise").asDouble())
                .as("the simulated models answer the same to the same request")
                .isZero();
        assertThat(err.toString()).contains("4 runs of at most ");
        assertThat(testDigest("seed-1")).isEqualTo(testDigest("seed-2")).isNotEqualTo(testDigest("data-2"));
        assertThat(Files.readString(directory.resolve("study/report.md"))).contains("Over 2 search seeds");
    }

    private String testDigest(String run) throws IOException {
        return JsonMapper.shared()
                .readTree(
                        Files.readString(directory.resolve("study").resolve(run).resolve("result.json")))
                .path("testSet")
                .path("digest")
                .asString();
    }

    @Test
    void aStudyThatACapStopsGoesOnWhereItStopped() throws Exception {
        assertThat(replicate("--max-calls", "120")).isEqualTo(ExitCode.BUDGET);
        long before = testbed.log().count();
        assertThat(before).isLessThanOrEqualTo(120);
        assertThat(err.toString()).contains("Go on: metaspo resume ");

        assertThat(metaspo("resume", at("study"), "--max-calls", "100000", "--json"))
                .as(err.toString())
                .isZero();
        String whole = out.toString();
        long asked = testbed.log().count();

        assertThat(metaspo("resume", at("study"), "--json")).isZero();
        assertThat(out.toString()).isEqualTo(whole);
        assertThat(testbed.log().count()).as("what is done is read").isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"replicate", "transfer"})
    void noStudyComesToMoreThanItsEstimate(String study) {
        String[] words = {
            "study",
            study,
            config,
            "--set",
            "tasks.target=['" + at("task.yaml") + "']",
            "--run-dir",
            at("study"),
            "--json"
        };
        assertThat(metaspo(
                        Stream.concat(Stream.of(words), Stream.of("--estimate")).toArray(String[]::new)))
                .as(err.toString())
                .isZero();
        long most = document().at("/total/high/calls").asLong();
        assertThat(metaspo(words)).as(err.toString()).isZero();
        assertThat(testbed.log().count()).isPositive().isLessThanOrEqualTo(most);
    }

    @Test
    void anotherStudyInTheSamePlaceIsRefused() {
        assertThat(replicate("--max-calls", "30")).isNotZero();
        assertThat(replicate("--set", "seed=7")).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("holds another study");
    }

    @Test
    void ablationTestsTheShortestPromptAgainstTheWhole() throws Exception {
        assertThat(metaspo(
                        "study",
                        "ablate",
                        config,
                        "--set",
                        "system-prompt={text: Be kind. Weigh the evidence. Take your time. Go step by step.}",
                        "--run-dir",
                        at("ablation"),
                        "--json"))
                .as(err.toString())
                .isZero();

        JsonNode document = document();
        assertThat(document.path("command").asString()).isEqualTo("ablate");
        JsonNode ablation = document.path("checks").path("ablation");
        assertThat(ablation.path("sentences")).hasSize(4);
        JsonNode shortest = ablation.path("shortest");
        assertThat(shortest.path("tokens").asInt())
                .isLessThan(ablation.path("tokens").asInt());
        assertThat(document.path("systemPrompt").path("candidate").asString())
                .isEqualTo(shortest.path("text").asString());
        assertThat(document.path("comparison").path("difference").isNumber()).isTrue();
        assertThat(document.path("systemPrompt").path("learned").asString())
                .as("the shorter prompt stands beside the whole one")
                .isEqualTo(
                        document.path("improved").asBoolean()
                                ? shortest.path("text").asString()
                                : document.path("systemPrompt").path("initial").asString());
        assertThat(metaspo("replay", at("ablation"))).as(err.toString()).isZero();
    }

    @Test
    void aRunsOwnPromptIsAblated() {
        assertThat(metaspo("train", config, "--run-dir", at("run")))
                .as(err.toString())
                .isZero();

        assertThat(metaspo("study", "ablate", at("run"), "--run-dir", at("ablation"), "--json"))
                .as(err.toString())
                .isZero();
        assertThat(document().path("systemPrompt").path("initial").asString())
                .isEqualTo(text(directory.resolve("run/system-prompt.txt")));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aPromptIsCarriedToOtherModelsAndTasks() throws Exception {
        Files.writeString(
                directory.resolve("other.yaml"),
                Files.readString(directory.resolve("task.yaml")).replace("name: parity", "name: other"));

        assertThat(metaspo(
                        "study",
                        "transfer",
                        config,
                        "--models",
                        "another-model",
                        "--leave-one-out",
                        "--set",
                        "tasks={source: ['" + at("task.yaml") + "', '" + at("other.yaml") + "']}",
                        "--run-dir",
                        at("transfer"),
                        "--json"))
                .as(err.toString())
                .isZero();

        JsonNode document = document();
        assertThat(document.path("cells")
                        .valueStream()
                        .map(cell -> cell.path("model").asString() + " "
                                + cell.path("task").asString()))
                .containsExactly("task parity", "task other", "another-model parity", "another-model other");
        assertThat(document.path("leftOut")).hasSize(2);
        assertThat(document.path("models")).hasSize(2);
        assertThat(directory.resolve("transfer/without-parity-on-it/result.json"))
                .exists();
    }
}
