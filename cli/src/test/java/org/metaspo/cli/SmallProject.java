package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.metaspo.testbed.ByModel;
import org.metaspo.testbed.OptimizerResponder;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Skill;
import org.metaspo.testbed.SkillResponder;

/** A configuration with one task of 40 items, answered by a testbed. */
final class SmallProject {
    static final int ITEMS = 40;

    private final Path directory;

    private SmallProject(Path directory) {
        this.directory = directory;
    }

    static SmallProject in(Path directory, String baseUrl) throws IOException {
        StringBuilder rows = new StringBuilder("question,answer\n");
        items().forEach((question, answer) ->
                rows.append(question).append(',').append(answer).append('\n'));
        Files.writeString(directory.resolve("items.csv"), rows);
        Files.writeString(directory.resolve("task.yaml"), """
                name: parity
                instruction: Say whether the number is even or odd.
                suffix: "\\n\\n{question}\\n\\nGive only your final answer between <answer> and </answer>."
                answer: {form: label, labels: [even, odd]}
                data: {file: items.csv}
                """);
        Files.writeString(directory.resolve("metaspo.yaml"), """
                name: small
                models:
                  task: {provider: openai, model: task, base-url: "%s", concurrency: 4}
                  optimizer: {provider: openai, model: optimizer, base-url: "%s", concurrency: 4}
                tasks: {source: [task.yaml]}
                data: {train: 10, test: 20}
                method: {schedule: reference, iterations: 1, system-candidates: 2, user-candidates: 1, user-prompts-kept: 2}
                """.formatted(baseUrl, baseUrl));
        return new SmallProject(directory);
    }

    String configuration() {
        return directory.resolve("metaspo.yaml").toString();
    }

    /** A testbed's settings that fit: a task model that good prompts help, and an optimizer that writes some. */
    static Settings settings() {
        return settings(Skill.standard(0.3));
    }

    /** The same with a task model of another skill. */
    static Settings settings(Skill skill) {
        return Settings.defaults()
                .responder(new ByModel(
                        Map.of("optimizer", OptimizerResponder.standard(1)), new SkillResponder(items(), skill, 1)));
    }

    /** A task model that good prompts help. */
    static Responder taskModel() {
        return new SkillResponder(items(), Skill.standard(0.3), 1);
    }

    private static Map<String, String> items() {
        Map<String, String> items = new LinkedHashMap<>();
        for (int i = 0; i < ITEMS; i++) {
            items.put("Number " + (1000 + 7 * i) + " please?", (1000 + 7 * i) % 2 == 0 ? "even" : "odd");
        }
        return items;
    }
}
