package org.metaspo.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.metaspo.testbed.Items;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TaskFilesTest {
    @Test
    void writesEachTaskWithAllItsItems(@TempDir Path directory) throws Exception {
        World world = World.of("normal", 2);
        Path configuration = TaskFiles.write(world, directory, "http://127.0.0.1:1/v1");

        assertThat(Files.readString(configuration))
                .contains(
                        "http://127.0.0.1:1/v1", world.sourceTasks().getFirst().name() + ".yaml");
        for (WorldTask task : world.tasks()) {
            assertThat(Files.readString(directory.resolve(task.name() + ".yaml")))
                    .contains("name: " + task.name(), "data/" + task.name() + ".validation.jsonl");
            Item item = task.items(Part.VALIDATION).getFirst();
            assertThat(Files.readAllLines(directory.resolve("data/" + task.name() + ".validation.jsonl")))
                    .hasSize(200)
                    .first()
                    .isEqualTo("{\"id\":\"%s\",\"question\":\"%s\",\"answer\":\"%s\"}"
                            .formatted(item.id(), item.question(), item.answer()));
            Path simple = directory.resolve("simple/" + task.name() + ".json");
            JsonNode parts = JsonMapper.shared().readTree(Files.readString(simple));
            assertThat(parts.propertyNames()).containsExactly("train", "validation", "test");
            assertThat(Items.read(simple)).hasSize(900).containsEntry(item.question(), item.answer());
        }
    }

    @Test
    void tasksOfAWorldWhoseJudgeExplainsAreJudged(@TempDir Path directory) throws Exception {
        World world = World.of("explaining", 2);
        Path configuration = TaskFiles.write(world, directory, "http://127.0.0.1:1/v1");

        assertThat(Files.readString(configuration)).contains("judge:     {provider: openai, model: judge,");
        assertThat(Files.readString(directory.resolve(world.tasks().getFirst().name() + ".yaml")))
                .contains("metric: judge\njudge: {kind: reference}\n");
    }
}
