package org.metaspo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.result.RunResult;
import org.metaspo.result.RunResult.TaskResult;
import org.metaspo.statistics.Interval;
import org.metaspo.task.AnswerForm;
import org.metaspo.testbed.ByModel;
import org.metaspo.testbed.ChatCall;
import org.metaspo.testbed.Choices;
import org.metaspo.testbed.OptimizerResponder;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Skill;
import org.metaspo.testbed.SkillResponder;
import org.metaspo.testbed.Testbed;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole search for each answer form. A form that misreads any answer ends with another score than the share that the
 * simulated model really gets right.
 */
class EveryFormEndToEndTest {
    private static final int TRAIN = 8;
    private static final int TEST = 16;

    /**
     * A form on trial.
     *
     * @param keys the form and its parameters, as a task file has them
     * @param tagged whether the answer stands between tags
     * @param golds three reference answers, as data have them
     * @param said how the model says each of them
     */
    record Trial(String keys, boolean tagged, List<Object> golds, List<String> said) {
        String form() {
            return keys.replaceFirst("form: ([a-z-]+).*", "$1");
        }

        @Override
        public String toString() {
            return keys;
        }
    }

    static List<Trial> trials() {
        return List.of(
                new Trial("form: integer, min: 1, max: 5", true, List.of(1, 3, 5), List.of("1", "three stars", "5/5")),
                new Trial("form: number", true, List.of(1234.5, -7, 0.25), List.of("$1,234.50", "−7.0", "1/4")),
                new Trial(
                        "form: option-letter, options: 3",
                        true,
                        List.of("A", "B", "C"),
                        List.of("(A)", "blue", "Option C")),
                new Trial("form: yes-no", true, List.of("yes", "no", "no"), List.of("Yes.", "No.", "No.")),
                new Trial(
                        "form: label, labels: [{name: refund, synonyms: [money back]}, swap, none]",
                        true,
                        List.of("refund", "swap", "none"),
                        List.of("**Money back**", "Swap.", "none")),
                new Trial("form: text", true, List.of("grey", "3", "the Nile"), List.of("Gray", "three", "\"Nile.\"")),
                new Trial(
                        "form: texts",
                        false,
                        List.of(List.of("Ada", "Ada Byron"), List.of("1815"), List.of("London", "Greater London")),
                        List.of("Answer: Ada Byron", "1815.", "Greater London")),
                new Trial(
                        "form: json, pointer: /team",
                        false,
                        List.of("billing", "sales", "support"),
                        List.of(
                                "{\"team\": \"billing\"}",
                                "```json\n{\"team\": \"sales\"}\n```",
                                "{\"team\":\"support\"}")),
                new Trial(
                        "form: regex, pattern: 'Total: (\\d+)'",
                        false,
                        List.of("12", "7", "100"),
                        List.of("Sum made. Total: 12", "Total: 7", "Total: 100 exactly")));
    }

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("trials")
    void theSearchReadsEveryAnswer(Trial trial) throws Exception {
        Map<String, String> said = project(trial);
        Responder model = new SkillResponder(said, Skill.standard(0.3), 1);
        Settings models =
                Settings.defaults().responder(new ByModel(Map.of("optimizer", OptimizerResponder.standard(1)), model));
        try (Testbed testbed = Testbed.start(models)) {
            RunResult result = MetaSpo.configured(directory.resolve("metaspo.yaml"))
                    .set("models.task.base-url=" + testbed.baseUrl())
                    .set("models.optimizer.base-url=" + testbed.baseUrl())
                    .train(directory.resolve("run"));

            TaskResult task = result.tasks().getFirst();
            RunResult.Prompts prompts = result.systemPrompt();
            assertThat(value(task, "initial")).isEqualTo(rightShare(model, prompts.initial(), task, said));
            assertThat(value(task, "candidate"))
                    .isEqualTo(rightShare(model, prompts.candidate(), task, said))
                    .isGreaterThan(value(task, "initial"));
            assertThat(task.unparseable()).isZero();
            assertThat(task.baselines()).containsKey("majority");
        }
    }

    /** How many test questions the model answers as it should, found out without reading any answer. */
    private static double rightShare(Responder model, String system, TaskResult task, Map<String, String> said) {
        List<String> questions = List.copyOf(said.keySet()).subList(TRAIN, TRAIN + TEST);
        long right = questions.stream()
                .filter(question -> {
                    String user = task.userPrompt().replace("{question}", question);
                    ChatCall call = new ChatCall(
                            "", "task", system, List.of(user), null, null, null, Choices.FREE, "", "", 1, 1);
                    return String.valueOf(model.answer(call).text())
                            .replaceAll("</?answer>", "")
                            .equals(said.get(question));
                })
                .count();
        return right / (double) TEST;
    }

    private static double value(TaskResult task, String which) {
        Interval test = Objects.requireNonNull(
                task.scores().getOrDefault("test", Map.of()).get(which), which);
        assertThat(test.n()).isEqualTo(TEST);
        return test.value();
    }

    /** Writes the project. Returns what a right response to each question looks like. */
    private Map<String, String> project(Trial trial) throws IOException {
        Map<String, String> said = new LinkedHashMap<>();
        List<Map<String, Object>> items = IntStream.range(0, TRAIN + TEST)
                .mapToObj(i -> {
                    String question =
                            "What belongs in line " + i + " of the form?\nOptions:\n(A) red\n(B) blue\n(C) green";
                    said.put(question, trial.said().get(i % 3));
                    Object gold = trial.golds().get(i % 3);
                    return Map.of("question", question, gold instanceof List ? "answers" : "answer", gold);
                })
                .toList();
        Files.writeString(
                directory.resolve("items.json"),
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of("train", items.subList(0, TRAIN), "test", items.subList(TRAIN, TRAIN + TEST))));
        Files.writeString(directory.resolve("task.yaml"), """
                instruction: Fill in the form.
                suffix: "\\n\\n{question}%s"
                user-prompt: fixed
                answer: {%s}
                data: {file: items.json}
                """.formatted(
                        trial.tagged() ? "\\n\\nPut it between <answer> and </answer>." : "", trial.keys()));
        Files.writeString(directory.resolve("metaspo.yaml"), """
                models:
                  task: {provider: openai, model: task, base-url: "http://127.0.0.1:9/v1"}
                  optimizer: {provider: openai, model: optimizer, base-url: "http://127.0.0.1:9/v1"}
                tasks: {source: [task.yaml]}
                data: {train: %d, test: %d}
                method: {schedule: reference, iterations: 2, system-candidates: 3}
                """.formatted(TRAIN, TEST));
        return said;
    }

    /** Free text has no reading of its own: a judge decides, and is tried where judges are. */
    @Test
    void noFormIsLeftOut() {
        Set<String> tried = trials().stream().map(Trial::form).collect(Collectors.toCollection(TreeSet::new));

        assertThat(tried)
                .hasSize(AnswerForm.class.getPermittedSubclasses().length - 1)
                .doesNotContain("free-text");
    }
}
