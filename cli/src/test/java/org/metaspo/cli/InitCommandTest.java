package org.metaspo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.MetaSpo;
import org.metaspo.run.RunPlan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A starter project is one that trains as it stands. */
class InitCommandTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int metaspo(String... args) {
        return new Invocation(
                        Commands.IN_THIS_VERSION, new PrintWriter(out, true), new PrintWriter(err, true), Terminal.NONE)
                .run(args);
    }

    private RunPlan plan(Path project) {
        return MetaSpo.configured(project.resolve("metaspo.yaml")).plan();
    }

    @Test
    void withoutOptionsItIsTwoTasksForTheLocalModel() {
        Path project = directory.resolve("first");
        assertThat(metaspo("init", project.toString(), "--yes"))
                .as(err.toString())
                .isZero();

        RunPlan plan = plan(project);
        assertThat(plan.name()).isEqualTo("first");
        assertThat(plan.tasks()).hasSize(2);
        assertThat(plan.models().values()).allMatch(model -> model.provider().equals("local"));
        // A call takes the local model about 0.1 s on two cores.
        assertThat(plan.counts().search()
                        + plan.counts().survivors()
                        + plan.counts().baseline())
                .isLessThan(3_000);
        assertThat(project.resolve(".env.example")).exists();
        assertThat(project.resolve(".gitignore")).content().contains(".env");
        assertThat(out.toString()).contains("Next:    metaspo train " + project.resolve("metaspo.yaml"));
    }

    @Test
    void yourItemsAndYourPromptMakeAProjectOfYourOwn() throws IOException {
        Path data = Files.writeString(
                directory.resolve("tickets.csv"),
                IntStream.range(0, 80)
                        .mapToObj(i -> "\"Ticket " + i + ": nothing works, {question}?\","
                                + (i % 2 == 0 ? "billing" : "technical"))
                        .collect(Collectors.joining("\n", "message,team\n", "\n")));
        Path prompt = Files.writeString(directory.resolve("prompt.txt"), "You sort tickets.");
        Path project = directory.resolve("tickets");

        assertThat(metaspo(
                        "init",
                        project.toString(),
                        "--data",
                        data.toString(),
                        "--prompt",
                        prompt.toString(),
                        "--provider",
                        "openai",
                        "--model",
                        "gpt-6-luna"))
                .as(err.toString())
                .isZero();

        assertThat(err.toString()).contains("80 rows", "question: message; answer: team", "1. Ticket 0", "billing");
        RunPlan plan = plan(project);
        assertThat(plan.systemPrompt()).isEqualTo("You sort tickets.");
        assertThat(plan.tasks().getFirst().task().name()).isEqualTo("tickets");
        assertThat(plan.tasks().getFirst().splits().train()).hasSize(20);
        assertThat(plan.tasks().getFirst().splits().test()).hasSize(40);
        assertThat(Files.readString(project.resolve("metaspo.yaml"))).contains("budget: {usd: 5}");
    }

    @Test
    void fewItemsMakeAProjectToo() throws IOException {
        Path data = Files.writeString(
                directory.resolve("few.csv"),
                IntStream.range(0, 30)
                        .mapToObj(i -> "Is number " + i + " even?," + (i % 2 == 0 ? "yes" : "no"))
                        .collect(Collectors.joining("\n", "question,answer\n", "\n")));
        Path project = directory.resolve("few");

        assertThat(metaspo(
                        "init",
                        project.toString(),
                        "--data",
                        data.toString(),
                        "--provider",
                        "openai",
                        "--model",
                        "gpt-6-luna"))
                .as(err.toString())
                .isZero();

        assertThat(plan(project).tasks().getFirst().splits().test()).isNotEmpty();
    }

    @Test
    void longAnswersGetAJudge() throws IOException {
        Path data = Files.writeString(
                directory.resolve("faq.jsonl"),
                IntStream.range(0, 80)
                        .mapToObj(i -> JsonMapper.shared()
                                .writeValueAsString(JsonMapper.shared()
                                        .createObjectNode()
                                        .put("question", "How do I do thing number " + i + "?")
                                        .put(
                                                "answer",
                                                "You open menu " + i
                                                        + " and choose the third entry, then wait until it is done.")))
                        .collect(Collectors.joining("\n")));
        Path project = directory.resolve("faq");

        assertThat(metaspo(
                        "init",
                        project.toString(),
                        "--data",
                        data.toString(),
                        "--provider",
                        "openai",
                        "--model",
                        "m",
                        "--json"))
                .as(err.toString())
                .isZero();

        assertThat(JsonMapper.shared().readTree(out.toString()).path("files").size())
                .isEqualTo(4);
        assertThat(plan(project).tasks().getFirst().task().metric().key()).isEqualTo("judge");
    }

    @Test
    void nothingIsOverwritten() throws IOException {
        Files.writeString(directory.resolve("metaspo.yaml"), "mine");

        assertThat(metaspo("init", directory.toString())).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(err.toString()).contains("is there already");
        assertThat(directory.resolve("metaspo.yaml")).hasContent("mine");
        assertThat(directory.resolve("feedback.yaml")).doesNotExist();
    }

    @Test
    void completionKnowsEveryCommandAndItsOptions() {
        assertThat(metaspo("completion", "bash")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("train", "--run-dir", "judge", "calibrate", "complete -F");
        assertThat(metaspo("completion", "fish")).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void completionAsJsonIsTheSameScriptWithItsShell() {
        metaspo("completion", "zsh");
        String script = out.toString();
        out.getBuffer().setLength(0);
        metaspo("completion", "zsh", "--json");

        JsonNode json = JsonMapper.shared().readTree(out.toString());
        assertThat(json.path("shell").asString()).isEqualTo("zsh");
        assertThat(json.path("script").asString() + System.lineSeparator()).isEqualTo(script);
    }
}
