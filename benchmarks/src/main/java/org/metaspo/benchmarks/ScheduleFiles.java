package org.metaspo.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a training run reads: a configuration, four tasks with their items, and all items for the testbed. */
record ScheduleFiles(Path configuration, Path allItems) {
    private static final JsonMapper JSON = new JsonMapper();

    static ScheduleFiles write(Path directory, Sizes sizes) throws IOException {
        int train = sizes.schedule().train();
        int test = sizes.schedule().test();
        List<Exam.Item> all = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int task = 1; task <= Sizes.TASKS; task++) {
            List<Exam.Item> items = new ArrayList<>();
            for (int i = 0; i < train + test; i++) {
                items.add(Exam.item((long) task * 1_000_000 + i));
            }
            all.addAll(items);
            String name = "shop" + task;
            names.add(name + ".yaml");
            Files.writeString(
                    directory.resolve(name + ".json"),
                    JSON.writeValueAsString(
                            Map.of("train", items.subList(0, train), "test", items.subList(train, train + test))));
            Files.writeString(directory.resolve(name + ".yaml"), task(name));
        }
        Path allItems = directory.resolve("all.json");
        Files.writeString(allItems, JSON.writeValueAsString(Map.of("items", all)));
        Path configuration = directory.resolve("metaspo.yaml");
        Files.writeString(configuration, """
                name: benchmark
                tasks: {source: [%s]}
                data: {directory: ., train: %d, test: %d}
                method: {name: metaspo, schedule: reference}
                """.formatted(String.join(", ", names), train, test));
        return new ScheduleFiles(configuration, allItems);
    }

    private static String task(String name) {
        return """
                name: %s
                instruction: Below is a review from %s. Say how many stars the customer gave, from 1 (worst) to 5 (best).
                suffix: "\\n\\n{question}\\n\\nGive only your final answer between <answer> and </answer>."
                answer: {form: integer, min: 1, max: 5}
                metric: accuracy
                data: {file: %s.json}
                """.formatted(name, name, name);
    }
}
