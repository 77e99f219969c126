package org.metaspo.testbed.world;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The oracle over HTTP. Asked {@code {"system": ..., "user": ..., "task": ...}} it tells the accuracy there and the rules
 * found. Without a task it tells all tasks' accuracies and their means; without a user prompt each task's initial one is
 * used, without a system prompt none.
 *
 * @param world whose truth is told
 */
public record OracleRoute(World world) implements UnaryOperator<JsonNode> {
    /** Where it is served. */
    public static final String PATH = "/world/oracle";

    @Override
    public JsonNode apply(JsonNode asked) {
        String system = asked.path("system").asString("");
        String task = asked.path("task").asString("");
        List<WorldTask> tasks = task.isEmpty() ? world.tasks() : List.of(world.task(task));
        ObjectNode answer = JsonMapper.shared().createObjectNode();
        ArrayNode list = answer.putArray("tasks");
        for (WorldTask one : tasks) {
            String user = asked.path("user").asString(one.userPrompt());
            ObjectNode entry = list.addObject().put("task", one.name()).put("source", one.source());
            entry.put("accuracy", world.oracle().accuracy(system, user, one));
            entry.put("trainAccuracy", world.oracle().accuracy(system, user, one, Part.TRAIN));
        }
        mean(answer, "accuracy", list, null);
        if (task.isEmpty()) {
            mean(answer, "sourceAccuracy", list, true);
            mean(answer, "targetAccuracy", list, false);
        }
        rules(answer.putArray("systemRules"), system);
        rules(answer.putArray("userRules"), asked.path("user").asString(""));
        return answer;
    }

    private static void mean(ObjectNode answer, String key, ArrayNode list, @Nullable Boolean source) {
        list.values().stream()
                .filter(entry -> source == null || entry.path("source").booleanValue() == source)
                .mapToDouble(entry -> entry.path("accuracy").doubleValue())
                .average()
                .ifPresent(value -> answer.put(key, value));
    }

    private void rules(ArrayNode list, String prompt) {
        world.oracle().rules(prompt).forEach(list::add);
    }
}
