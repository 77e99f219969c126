package org.metaspo.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.metaspo.MetaSpo;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.testbed.ByModel;
import org.metaspo.testbed.ChatReply;
import org.metaspo.testbed.OptimizerResponder;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Skill;
import org.metaspo.testbed.SkillResponder;
import tools.jackson.databind.json.JsonMapper;

/** A small project on disk, and the simulated models that go with it. */
final class Project {
    static final String TASK_MODEL = "task-model";
    static final String OPTIMIZER = "optimizer-model";
    static final String JUDGE = "judge-model";

    private static final List<String> LABELS = List.of("red", "green", "blue");
    private static final int TRAIN = 8;
    private static final int TEST = 10;

    private final Path directory;
    private final Map<String, String> answers = new LinkedHashMap<>();

    private Project(Path directory) {
        this.directory = directory;
    }

    /** Two tasks, one outer loop of two candidates over one user candidate each: about 130 calls. */
    static Project in(Path directory) throws IOException {
        Project project = new Project(Files.createDirectories(directory));
        for (String task : List.of("flowers", "stones")) {
            project.writeTask(task);
        }
        Files.writeString(project.configuration(), """
                name: small
                seed: 7
                models:
                  task: {provider: openai, model: task-model, base-url: "http://127.0.0.1:9/v1", max-tokens: 40,
                         price: {input: 1, output: 2}}
                  optimizer: {provider: openai, model: optimizer-model, base-url: "http://127.0.0.1:9/v1",
                         max-tokens: 300, price: {input: 3, output: 4}}
                tasks: {source: [flowers.yaml, stones.yaml]}
                data: {train: 8, test: 10}
                method: {schedule: reference, iterations: 1, system-candidates: 2, user-candidates: 1, user-prompts-kept: 2}
                """);
        return project;
    }

    /** The same with both tasks judged, and the judge beside the other models. */
    static Project judged(Path directory, String metric) throws IOException {
        Project project = in(directory);
        for (String task : List.of("flowers", "stones")) {
            Path file = directory.resolve(task + ".yaml");
            Files.writeString(file, Files.readString(file).replace("metric: accuracy", metric));
        }
        Path configuration = project.configuration();
        Files.writeString(configuration, Files.readString(configuration).replace("tasks: {", """
                  judge: {provider: openai, model: judge-model, base-url: "http://127.0.0.1:9/v1", max-tokens: 90,
                          price: {input: 1, output: 2}}
                tasks: {"""));
        return project;
    }

    private void writeTask(String name) throws IOException {
        Files.writeString(directory.resolve(name + ".yaml"), """
                name: %1$s
                instruction: Say which colour the %1$s have.
                suffix: "\\n\\n{question}\\n\\nGive only your final answer between <answer> and </answer>."
                answer: {form: label, labels: [red, green, blue]}
                metric: accuracy
                data: {file: %1$s.json}
                """.formatted(name));
        Files.writeString(
                directory.resolve(name + ".json"),
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of("train", items(name + " to learn from", TRAIN), "test", items(name, TEST))));
    }

    private List<Map<String, String>> items(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    String question = "What of the " + name + " at place number " + i + "?";
                    String answer = LABELS.get((i * 7 + name.length()) % LABELS.size());
                    answers.put(question, answer);
                    return Map.of("question", question, "answer", answer);
                })
                .toList();
    }

    Path configuration() {
        return directory.resolve("metaspo.yaml");
    }

    /** A task model that gets better with its prompts, and an optimizer that proposes such prompts. */
    Responder models() {
        Responder task = new SkillResponder(answers, LABELS, Skill.standard(0.3), 3);
        return new ByModel(Map.of(OPTIMIZER, OptimizerResponder.standard(5).untagged(0.1)), task);
    }

    Settings settings() {
        return Settings.defaults().responder(models());
    }

    /** The same with a task model of another skill. */
    Settings settings(Skill skill) {
        return Settings.defaults()
                .responder(new ByModel(
                        Map.of(OPTIMIZER, OptimizerResponder.standard(5)),
                        new SkillResponder(answers, LABELS, skill, 3)));
    }

    /** The same with a task model that answers each question about flowers otherwise whenever it is asked again. */
    Settings undecided() {
        Responder decided = models();
        Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
        return Settings.defaults().responder(call -> {
            String question = call.user();
            boolean doubtful = call.model().equals(TASK_MODEL) && question.contains("of the flowers");
            int times = asked.computeIfAbsent(call.system() + question, key -> new AtomicInteger())
                    .getAndIncrement();
            return doubtful
                    ? ChatReply.of(call, "<answer>" + LABELS.get(times % LABELS.size()) + "</answer>")
                    : decided.answer(call);
        });
    }

    /** This project's run, its models at an address. */
    MetaSpo at(String baseUrl) {
        return at(MetaSpo.configured(configuration()), baseUrl);
    }

    /** An earlier run of the project, its models now at an address. */
    static MetaSpo resumedAt(String baseUrl) {
        return at(MetaSpo.existing(), baseUrl);
    }

    private static MetaSpo at(MetaSpo metaSpo, String baseUrl) {
        return metaSpo.set("models.task.base-url=" + baseUrl).set("models.optimizer.base-url=" + baseUrl);
    }

    /** The text of a run's {@code result.json}, but for its timings. */
    static String result(Path run) throws IOException {
        return ResultFiles.json(ResultFiles.read(run.resolve("result.json")).withTimings(null));
    }

    static String text(RunResult result) {
        return ResultFiles.json(result.withTimings(null));
    }

    static RunResult.Spent spent(RunResult result) {
        return Objects.requireNonNull(result.timings(), "timings").spent();
    }

    static RunResult.RoleUse usage(RunResult result, String role) {
        return Objects.requireNonNull(result.usage().get(role), role);
    }
}
