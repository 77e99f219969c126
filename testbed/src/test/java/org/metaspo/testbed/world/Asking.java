package org.metaspo.testbed.world;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.metaspo.testbed.ChatCall;
import org.metaspo.testbed.Choices;
import org.metaspo.testbed.Responder;
import org.metaspo.testbed.world.Rule.Kind;

/** Calls of a world's models, and prompts that hold its rules. */
final class Asking {
    private Asking() {}

    static ChatCall call(String system, String user, @Nullable Long seed, Choices choices) {
        return new ChatCall("/v1", "m", system, List.of(user), 0.0, seed, null, choices, user, user, 1, 1);
    }

    static String ask(Responder model, String system, String user) {
        return ask(model, system, user, null);
    }

    static String ask(Responder model, String system, String user, @Nullable Long seed) {
        return Objects.requireNonNull(
                model.answer(call(system, user, seed, Choices.FREE)).text());
    }

    static Responder model(World world, String name) {
        return Objects.requireNonNull(world.models().get(name));
    }

    /** How many items are answered right under two prompts. */
    static List<Boolean> right(World world, String system, String template, List<Item> items) {
        Responder task = model(world, World.TASK);
        return items.stream()
                .map(item -> ask(task, system, template.replace("{question}", item.question()))
                        .equals("<answer>" + item.answer() + "</answer>"))
                .toList();
    }

    static List<Rule> rules(World world, Kind kind, @Nullable String task) {
        return world.rules().stream()
                .filter(rule -> rule.kind() == kind && Objects.equals(rule.task(), task))
                .toList();
    }

    /** Sentences that state the rules. */
    static String stated(List<Rule> rules) {
        return rules.stream().map(rule -> rule.concept().wordings().getFirst()).collect(Collectors.joining(" "));
    }

    /** The initial user prompt with rules in it. */
    static String template(WorldTask task, List<Rule> rules) {
        return Passage.of(task.userPrompt()).with(stated(rules)).text();
    }
}
