package org.metaspo.result;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run says to use: what exports are made from.
 *
 * @param name of the run
 * @param systemPrompt empty for none
 * @param userPrompts whole templates by task, in the run's order
 */
public record LearnedPrompts(String name, String systemPrompt, Map<String, String> userPrompts) {
    /**
     * The prompts of a result.
     *
     * @param initialUserPrompts by task; a run whose candidate is not to be used goes back to them, as it does to the
     *     initial system prompt
     * @param candidate whether the candidate is to be used
     */
    public static LearnedPrompts of(
            String name, RunResult result, Map<String, String> initialUserPrompts, boolean candidate) {
        Map<String, String> userPrompts = new LinkedHashMap<>();
        result.tasks()
                .forEach(task -> userPrompts.put(
                        task.name(),
                        candidate
                                ? task.userPrompt()
                                : initialUserPrompts.getOrDefault(task.name(), task.userPrompt())));
        return new LearnedPrompts(name, result.systemPrompt().learned(), userPrompts);
    }

    /** As one JSON document. */
    public String json() {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }
}
