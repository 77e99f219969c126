package org.metaspo.proposal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.metaspo.task.Task;

/** What meta prompts are filled with. */
final class Slots {
    private Slots() {}

    /**
     * The values for one brief.
     *
     * @param analysis of its failures; empty where there is none
     */
    static Map<String, String> of(Brief brief, String analysis, CandidateRules rules) {
        return switch (brief) {
            case Brief.OfSystemPrompt system ->
                Map.of(
                        "system_prompt", system.parent().text(),
                        "examples", ExampleBlocks.of(system.parent(), system.failures()),
                        "demonstrations", demonstrations(system),
                        "analysis", analysis,
                        "tried", tried(system),
                        "frozen", frozen(rules.frozen()));
            case Brief.OfUserPrompt user ->
                Map.of(
                        "system_prompt", user.systemPrompt().text(),
                        "user_prompt", shown(user),
                        "suffix", user.task().sentSuffix().strip(),
                        "examples", ExampleBlocks.of(user.systemPrompt(), user.failures()),
                        "demonstrations", demonstrations(user),
                        "analysis", analysis,
                        "tried", tried(user),
                        "frozen", frozen(toKeep(user)));
            case Brief.OfComponent component -> Map.of("component", component.component());
        };
    }

    /** A rewrite sees the whole template; a rewording leaves the suffix alone. */
    private static String shown(Brief.OfUserPrompt user) {
        return user.evidence() instanceof Evidence.Reworded
                ? user.task().instructionOf(user.parent()).strip()
                : user.parent().template();
    }

    /** Frozen passages but those of a suffix that is put behind by the program. */
    private static List<String> toKeep(Brief.OfUserPrompt user) {
        Task task = user.task();
        boolean behind = !(user.evidence() instanceof Evidence.Failing);
        return task.frozen().stream()
                .filter(passage -> !behind || !task.sentSuffix().contains(passage))
                .toList();
    }

    private static String tried(Brief brief) {
        return brief.evidence() instanceof Evidence.Failing failing
                        && !failing.tried().isEmpty()
                ? "\nThese edits were tried before, with this effect. Propose none of them again, nor in other words; learn"
                        + " from them:\n\n"
                        + ExampleBlocks.blocks("tried", List.of(String.join("\n\n", failing.tried()))) + "\n"
                : "";
    }

    private static String frozen(List<String> passages) {
        return passages.isEmpty()
                ? ""
                : passages.stream()
                        .map(passage -> "<keep>" + passage + "</keep>")
                        .collect(Collectors.joining(
                                "\n", "\nThese passages must stand in it word for word, without the marks:\n\n", "\n"));
    }

    private static String demonstrations(Brief brief) {
        return brief.evidence() instanceof Evidence.Demonstrated shown
                ? ExampleBlocks.blocks(
                        "task",
                        shown.tasks().stream().map(Slots::demonstrations).toList())
                : "";
    }

    private static String demonstrations(Demonstrations ofTask) {
        return ofTask.examples().stream()
                .map(example -> """
                        Question: %s
                        Answer: %s""".formatted(example.question(), example.reference()))
                .collect(Collectors.joining("\n\n"));
    }
}
