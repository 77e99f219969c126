package org.metaspo.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.metaspo.MetaSpo;
import org.metaspo.testbed.ByModel;
import org.metaspo.testbed.ChatReply;
import org.metaspo.testbed.OptimizerResponder;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Skill;
import org.metaspo.testbed.SkillResponder;
import org.metaspo.testbed.Testbed;

/** A small run whose names and questions try to be markup, or run from right to left. */
final class HostileProject {
    static final String MARKUP = "</script><script>document.title='owned'</script><img src=x onerror=alert(1)>{{data}}";
    static final String ARABIC = "ما هو العدد";
    private static final int ITEMS = 60;

    private HostileProject() {}

    /** Makes the run. @return its directory */
    static Path run(Path directory) throws IOException, InterruptedException {
        StringBuilder rows = new StringBuilder("question,answer\n");
        items().forEach((question, answer) -> rows.append('"')
                .append(question.replace("\"", "\"\""))
                .append("\",")
                .append(answer)
                .append('\n'));
        Files.writeString(directory.resolve("items.csv"), rows);
        Files.writeString(directory.resolve("task.yaml"), """
                name: parity
                instruction: Say whether the number is even or odd.
                suffix: "\\n\\n{question}\\n\\nGive only your final answer between <answer> and </answer>."
                answer: {form: label, labels: [even, odd]}
                data: {file: items.csv}
                """);
        Path run = directory.resolve("run");
        Settings settings = Settings.defaults()
                .responder(new ByModel(
                        Map.of("optimizer", with(OptimizerResponder.standard(1))),
                        with(new SkillResponder(items(), Skill.standard(0.3), 1))));
        try (Testbed testbed = Testbed.start(settings)) {
            Files.writeString(directory.resolve("metaspo.yaml"), """
                    name: "%s"
                    models:
                      task: {provider: openai, model: task, base-url: "%s", price: {input: 1, output: 2}}
                      optimizer: {provider: openai, model: optimizer, base-url: "%s", price: {input: 3, output: 4}}
                    system-prompt: {text: "%s"}
                    tasks: {source: [task.yaml]}
                    data: {train: 8, test: 50}
                    method: {schedule: reference, iterations: 1, system-candidates: 4, user-candidates: 2, user-prompts-kept: 2}
                    """.formatted(
                            MARKUP, testbed.baseUrl(), testbed.baseUrl(), MARKUP));
            MetaSpo.configured(directory.resolve("metaspo.yaml")).train(run);
        }
        return run;
    }

    /** The same model, whose every answer also tries to be markup. */
    private static Responder with(Responder model) {
        return call -> {
            String markup = Markup.ALL.get(Math.floorMod(call.digest().hashCode(), Markup.ALL.size()));
            String text = Objects.requireNonNull(model.answer(call).text());
            String open = "<prompt>";
            return ChatReply.of(
                    call, markup + (text.contains(open) ? text.replace(open, open + markup + " ") : text) + markup);
        };
    }

    private static Map<String, String> items() {
        Map<String, String> items = new LinkedHashMap<>();
        for (int i = 0; i < ITEMS; i++) {
            String about = i % 3 == 0 ? ARABIC : i % 3 == 1 ? MARKUP : Markup.ALL.get(i % Markup.ALL.size());
            items.put("Number " + (1000 + 7 * i) + " " + about + "?", (1000 + 7 * i) % 2 == 0 ? "even" : "odd");
        }
        return items;
    }
}
