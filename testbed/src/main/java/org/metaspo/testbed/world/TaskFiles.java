package org.metaspo.testbed.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a world's tasks as a trainer reads them: {@code NAME.yaml} with {@code data/NAME.PART.jsonl} for each task and
 * {@code metaspo.yaml} over them, and {@code simple/NAME.json}, which holds all parts in one object, for other tools.
 */
public final class TaskFiles {
    private static final JsonMapper JSON = JsonMapper.shared();

    private TaskFiles() {}

    /**
     * Writes all files; those of the same names are replaced.
     *
     * @param baseUrl where the world's models answer
     * @return the configuration
     */
    public static Path write(World world, Path directory, String baseUrl) throws IOException {
        Files.createDirectories(directory.resolve("data"));
        Files.createDirectories(directory.resolve("simple"));
        for (WorldTask task : world.tasks()) {
            Files.writeString(directory.resolve(task.name() + ".yaml"), yaml(world, task));
            Map<String, Object> parts = new LinkedHashMap<>();
            for (Part part : Part.values()) {
                List<Map<String, String>> rows = rows(task.items(part));
                parts.put(part.key(), rows);
                String lines = rows.stream()
                        .map(row -> JSON.writeValueAsString(row) + "\n")
                        .collect(Collectors.joining());
                Files.writeString(directory.resolve("data").resolve(task.name() + "." + part.key() + ".jsonl"), lines);
            }
            Files.writeString(
                    directory.resolve("simple").resolve(task.name() + ".json"), JSON.writeValueAsString(parts));
        }
        Path configuration = directory.resolve("metaspo.yaml");
        Files.writeString(configuration, configuration(world, baseUrl));
        return configuration;
    }

    private static List<Map<String, String>> rows(List<Item> items) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Item item : items) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("id", item.id());
            row.put("question", item.question());
            row.put("answer", item.answer());
            rows.add(row);
        }
        return rows;
    }

    private static String yaml(World world, WorldTask task) {
        String data = Arrays.stream(Part.values())
                .map(part -> "%s: data/%s.%s.jsonl".formatted(part.key(), task.name(), part.key()))
                .collect(Collectors.joining(", "));
        return """
                name: %s
                instruction: %s
                suffix: %s
                answer: {form: label, labels: [%s]}
                metric: %s
                data: {%s}
                """.formatted(
                        task.name(),
                        JSON.writeValueAsString(task.instruction()),
                        JSON.writeValueAsString(WorldTask.SUFFIX),
                        String.join(", ", task.labels()),
                        world.isJudged() ? "judge\njudge: {kind: reference}" : "accuracy",
                        data);
    }

    private static String configuration(World world, String baseUrl) {
        return """
                name: world
                models:
                  task:      {provider: openai, model: %s, base-url: '%s', temperature: 0}
                  optimizer: {provider: openai, model: %s, base-url: '%s', seed: 1}%s
                tasks:
                  source: [%s]
                  target: [%s]
                data: {train: 50, validation: 50, test: 500}
                """.formatted(
                World.TASK,
                baseUrl,
                World.OPTIMIZER,
                baseUrl,
                world.isJudged()
                        ? "\n  judge:     {provider: openai, model: %s, base-url: '%s'}".formatted(World.JUDGE, baseUrl)
                        : "",
                names(world.sourceTasks()),
                names(world.targetTasks()));
    }

    private static String names(List<WorldTask> tasks) {
        return tasks.stream().map(task -> task.name() + ".yaml").collect(Collectors.joining(", "));
    }
}
