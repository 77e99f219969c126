package org.metaspo.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.metaspo.MetaSpo;
import org.metaspo.cli.Program;
import org.metaspo.testbed.ByModel;
import org.metaspo.testbed.OptimizerResponder;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Skill;
import org.metaspo.testbed.SkillResponder;
import org.metaspo.testbed.Testbed;

/** A folder of runs with a dashboard over it, and an endpoint that answers at once or slowly. */
final class RunningDashboard implements AutoCloseable {
    private static final int ITEMS = 40;

    final Path folder;
    final Testbed quick;
    final Testbed slow;
    final Dashboard dashboard;
    private final Path project;

    RunningDashboard(Path directory) throws IOException {
        project = Files.createDirectories(directory.resolve("project"));
        folder = Files.createDirectories(directory.resolve("runs"));
        StringBuilder rows = new StringBuilder("question,answer\n");
        items().forEach((question, answer) ->
                rows.append(question).append(',').append(answer).append('\n'));
        Files.writeString(project.resolve("items.csv"), rows);
        Files.writeString(project.resolve("task.yaml"), """
                name: parity
                instruction: Say whether the number is even or odd.
                suffix: "\\n\\n{question}\\n\\nGive only your final answer between <answer> and </answer>."
                answer: {form: label, labels: [even, odd]}
                data: {file: items.csv}
                """);
        quick = Testbed.start(settings());
        slow = Testbed.start(settings().latency(Duration.ofMillis(300)));
        dashboard = Dashboard.start(folder, 0);
    }

    private static Settings settings() {
        return Settings.defaults()
                .responder(new ByModel(
                        Map.of("optimizer", OptimizerResponder.standard(1)),
                        new SkillResponder(items(), Skill.standard(0.3), 1)));
    }

    private static Map<String, String> items() {
        Map<String, String> items = new LinkedHashMap<>();
        for (int i = 0; i < ITEMS; i++) {
            items.put("Number " + (1000 + 7 * i) + " please?", (1000 + 7 * i) % 2 == 0 ? "even" : "odd");
        }
        return items;
    }

    private Path configuration(String name, Testbed at) throws IOException {
        return Files.writeString(project.resolve(name + ".yaml"), """
                name: "%s"
                models:
                  task: {provider: openai, model: task, base-url: "%s", concurrency: 4}
                  optimizer: {provider: openai, model: optimizer, base-url: "%s", concurrency: 4}
                tasks: {source: [task.yaml]}
                data: {train: 10, test: 20}
                method: {schedule: reference, iterations: 1, system-candidates: 2, user-candidates: 1, user-prompts-kept: 2}
                """.formatted(name, at.baseUrl(), at.baseUrl()));
    }

    /** Makes a run from beginning to end. */
    Path finished(String name) throws IOException, InterruptedException {
        Path run = folder.resolve(name);
        MetaSpo.configured(configuration(name, quick)).train(run);
        return run;
    }

    /** Starts a run in a process of its own that takes some seconds. */
    Process working(String name) throws IOException {
        return new ProcessBuilder(Program.command(
                        "train",
                        configuration(name, slow).toString(),
                        "--run-dir",
                        folder.resolve(name).toString()))
                .redirectErrorStream(true)
                .redirectOutput(project.resolve(name + ".log").toFile())
                .start();
    }

    @Override
    public void close() throws IOException {
        dashboard.close();
        quick.close();
        slow.close();
    }
}
