package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.testbed.Skill;
import org.metaspo.testbed.Testbed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code compare}, as a build sees it. */
class CompareCommandTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Testbed testbed;

    @BeforeEach
    void start() throws IOException {
        testbed = Testbed.start(SmallProject.settings(new Skill(0.05, Map.of("weigh the evidence", 0.9))));
    }

    @AfterEach
    void stop() throws IOException {
        testbed.close();
    }

    private int metaspo(String... args) {
        return new Invocation(
                        Commands.IN_THIS_VERSION, new PrintWriter(out, true), new PrintWriter(err, true), Terminal.NONE)
                .run(args);
    }

    private String train(String name, String... set) throws Exception {
        String config = SmallProject.in(directory, testbed.baseUrl()).configuration();
        String run = directory.resolve(name).toString();
        String[] args = new String[4 + 2 * set.length];
        args[0] = "train";
        args[1] = config;
        args[2] = "--run-dir";
        args[3] = run;
        for (int i = 0; i < set.length; i++) {
            args[4 + 2 * i] = "--set";
            args[5 + 2 * i] = set[i];
        }
        assertThat(metaspo(args)).as(err.toString()).isZero();
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return run;
    }

    @Test
    void twoRunsStandSideBySideAndNobodyIsAsked() throws Exception {
        String first = train("first");
        String second = train("second", "method.system-candidates=1");
        long asked = testbed.log().count();

        assertThat(metaspo("compare", first, second)).as(err.toString()).isZero();
        assertThat(out.toString()).contains("against " + first, "| parity | 20 |");
        out.getBuffer().setLength(0);
        assertThat(metaspo("compare", first, second, "--json")).isZero();
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.path("runs")).hasSize(2);
        assertThat(document.path("tasks").path(0).path("name").asString()).isEqualTo("parity");
        assertThat(document.path("verdict").asString()).isIn("better", "worse", "indistinguishable");
        assertThat(testbed.log().count()).isEqualTo(asked);
    }

    @Test
    void aSecondRunOnTheSameTestItemsIsToldSo() throws Exception {
        train("first");
        String config = SmallProject.in(directory, testbed.baseUrl()).configuration();

        assertThat(metaspo(
                        "train",
                        config,
                        "--run-dir",
                        directory.resolve("second").toString()))
                .isZero();

        assertThat(out.toString()).contains("have read these test items once: this is reading 2 of this test set");
        assertThat(err.toString()).contains("The claim will rest on 20 test items");
    }

    @Test
    void aRunAgainstItselfIsNotWorse() throws Exception {
        String run = train("run");

        assertThat(metaspo("compare", run, run, "--fail-if-worse")).isZero();
        assertThat(out.toString()).contains("not distinguishable");
    }

    @Test
    void aWorsePromptFailsABuild() throws Exception {
        String asItIs = "method={name: outer-loop, schedule: reference, iterations: 1, max-system-tokens: 1}";
        String good = train("good", asItIs, "system-prompt={text: Weigh the evidence.}");
        String plain = train("plain", asItIs, "system-prompt={text: Hello.}");

        assertThat(metaspo("compare", good, plain, "--json"))
                .as("only asked for")
                .isZero();
        assertThat(metaspo("compare", good, plain, "--fail-if-worse")).isEqualTo(ExitCode.CHECK_FAILED);
        assertThat(out.toString()).contains("\"verdict\" : \"worse\"", plain + " against " + good + ": worse.");
        assertThat(metaspo("compare", plain, good, "--fail-if-worse")).isZero();
    }

    @Test
    void measurementsOfTwoPromptsCanBeCompared() throws Exception {
        String config = SmallProject.in(directory, testbed.baseUrl()).configuration();
        String target = "tasks={target: ['" + directory.resolve("task.yaml") + "']}";
        for (String[] prompt : new String[][] {{"good", "Weigh the evidence."}, {"plain", "Hello."}}) {
            Path file = directory.resolve(prompt[0] + ".txt");
            Files.writeString(file, prompt[1]);
            assertThat(metaspo(
                            "evaluate",
                            config,
                            "--system-prompt",
                            file.toString(),
                            "--set",
                            target,
                            "--run-dir",
                            directory.resolve(prompt[0]).toString()))
                    .as(err.toString())
                    .isZero();
        }
        out.getBuffer().setLength(0);

        assertThat(metaspo(
                        "compare",
                        directory.resolve("good").toString(),
                        directory.resolve("plain").toString()))
                .isZero();
        assertThat(out.toString()).contains(": worse.", "| parity | 20 | -");
    }

    @Test
    void otherTestItemsAreRefused() throws Exception {
        String first = train("first");
        String second = train("second", "data.test=10");

        assertThat(metaspo("compare", first, second)).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("other items of parity", "10 and 20");
    }

    @Test
    void oneRunIsNotEnough() {
        assertThat(metaspo("compare", directory.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("two run directories");
    }
}
