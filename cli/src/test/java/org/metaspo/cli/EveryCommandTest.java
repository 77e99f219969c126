package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.testbed.Testbed;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What holds for every command that prints: with {@code --json} one document on standard output, with {@code --quiet}
 * nothing beside results and warnings, and no control codes where nobody reads a screen or wants none.
 */
class EveryCommandTest {
    /** A document, and nothing behind it. */
    private static final JsonMapper ONE_DOCUMENT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Commands that are not tried here, and why. */
    private static final Map<String, String> APART = Map.of(
            "judge", "lists what stands below it",
            "study", "lists what stands below it",
            "tasks", "lists what stands below it",
            "models", "lists what stands below it",
            "journal", "lists what stands below it",
            "judge calibrate", "JudgeCommandTest has a judge for it",
            "tasks import", "TaskImportsTest has a hub for it",
            "serve", "it stays: ServeCommandTest ends it",
            "init", "its questions and files are in InitCommandTest");

    @TempDir
    static Path directory;

    private static Testbed testbed;
    private static String config = "";
    private static final AtomicInteger FRESH = new AtomicInteger();

    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeAll
    static void aRunASecondOneAndAStudy() throws IOException {
        testbed = Testbed.start(SmallProject.settings());
        config = SmallProject.in(directory, testbed.baseUrl()).configuration();
        EveryCommandTest test = new EveryCommandTest();
        for (String run : List.of("run", "other", "journal")) {
            assertThat(test.metaspo("train", config, "--run-dir", at(run))).isZero();
        }
        Files.writeString(
                directory.resolve("measured.yaml"),
                Files.readString(Path.of(config))
                        .replace("tasks: {source: [task.yaml]}", "tasks: {source: [task.yaml], target: [task.yaml]}"));
    }

    @AfterAll
    static void close() throws IOException {
        testbed.close();
    }

    private static String at(String name) {
        return directory.resolve(name).toString();
    }

    /** Every other command, as it may be typed; NEW is a directory that is not there yet. */
    static Stream<List<String>> typed() {
        String measured = at("measured.yaml");
        String target = at("run");
        return Stream.of(
                List.of(
                        "demo",
                        "--task-model",
                        "openai:task",
                        "--set",
                        "models.task.base-url='" + testbed.baseUrl() + "'",
                        "--set",
                        "data.test=12",
                        "--run-dir",
                        "NEW"),
                List.of("train", config, "--run-dir", "NEW"),
                List.of("estimate", config),
                List.of("evaluate", measured, "--system-prompt", target, "--run-dir", "NEW"),
                List.of("adapt", measured, "--system-prompt", target, "--run-dir", "NEW"),
                List.of("compare", at("run"), at("other")),
                List.of("study table", directory.toString()),
                List.of(
                        "study replicate",
                        config,
                        "--seeds",
                        "2",
                        "--data-samples",
                        "1",
                        "--repeats",
                        "1",
                        "--run-dir",
                        "NEW"),
                List.of("study ablate", at("run"), "--run-dir", "NEW"),
                List.of("study transfer", at("run"), "--models", "task", "--run-dir", "NEW"),
                List.of("tasks list"),
                List.of("tasks show", "squad"),
                List.of("tasks check", at("task.yaml")),
                List.of("tasks generate", "navigate", "--test", "5", "--to", "NEW"),
                List.of("models list"),
                List.of("models check", config),
                List.of("models pull"),
                List.of("resume", at("run")),
                List.of("report", at("run")),
                List.of("replay", at("run")),
                List.of("export", at("run")),
                List.of("stop", at("run")),
                List.of("completion", "zsh"),
                List.of("journal check", at("journal")),
                List.of("journal salvage", at("journal"), "--to", "NEW"));
    }

    private int metaspo(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        return new Invocation(
                        Commands.IN_THIS_VERSION, new PrintWriter(out, true), new PrintWriter(err, true), Terminal.NONE)
                .run(args);
    }

    private void run(List<String> typed, String... more) {
        List<String> args = new ArrayList<>(List.of(typed.getFirst().split(" ", -1)));
        String fresh = at("new-" + FRESH.incrementAndGet());
        typed.stream().skip(1).forEach(word -> args.add(word.equals("NEW") ? fresh : word));
        args.addAll(List.of(more));
        assertThat(metaspo(args.toArray(String[]::new))).as(err.toString()).isZero();
    }

    @Test
    void noCommandIsForgotten() {
        List<String> known = Stream.concat(typed().map(List::getFirst), APART.keySet().stream())
                .toList();

        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(CommandsTest.typed().toList());
    }

    @ParameterizedTest
    @MethodSource("typed")
    void jsonIsOneDocument(List<String> typed) {
        run(typed, "--json");

        assertThat(ONE_DOCUMENT.readTree(out.toString()).isContainer()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("typed")
    void quietSaysWhereARunIsAndNoMore(List<String> typed) {
        run(typed, "--quiet");

        assertThat(err.toString().lines().filter(line -> !line.startsWith(directory.toString())))
                .isEmpty();
        assertThat(out + err.toString()).doesNotContain("\u001b", "\r");
    }

    @Test
    void aTerminalGetsColoursUnlessSomebodySaysNo() {
        String before = System.getProperty("metaspo.terminal", "");
        System.setProperty("metaspo.terminal", "stdout");
        try {
            run(List.of("train", config, "--run-dir", "NEW"));
            assertThat(out.toString()).contains("\u001b[1m");
            run(List.of("train", config, "--run-dir", "NEW"), "--no-color");
            assertThat(out.toString()).doesNotContain("\u001b");
        } finally {
            System.setProperty("metaspo.terminal", before);
        }
    }
}
