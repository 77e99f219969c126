package org.metaspo.run;

import java.util.Set;
import org.metaspo.prompt.TokenCount;
import org.metaspo.proposal.ImaginedOptimizer;
import org.metaspo.run.RunPlan.PlannedTask;
import org.metaspo.task.Task;

/**
 * A plan whose prompts are as long as the configuration allows, for the bound of an estimate: a search that starts with
 * them has no longer ones.
 */
record LongestPrompts(RunPlan plan) {
    /** Room for what tells proposals apart. */
    private static final int ROOM = 20;

    /** @param proposed which kinds of prompts the search proposes: system, user; others stay as they are */
    RunPlan of(Set<String> proposed) {
        String system = proposed.contains("system") && plan.study() == null
                ? padded(plan.systemPrompt(), plan.systemPrompt(), plan.maxSystemTokens())
                : plan.systemPrompt();
        return plan.with(
                system,
                plan.tasks().stream()
                        .map(planned -> proposed.contains("user") ? padded(planned) : planned)
                        .toList());
    }

    private PlannedTask padded(PlannedTask planned) {
        Task task = planned.task();
        if (task.userPromptFixed()) {
            return planned;
        }
        String template = task.initialUserPrompt().template();
        Task padded = new Task(
                task.name(),
                padded(task.instruction(), template, plan.maxUserTokens()),
                task.suffix(),
                false,
                task.format(),
                task.metric());
        return new PlannedTask(padded, planned.splits(), planned.domain());
    }

    private static String padded(String text, String sent, int most) {
        int missing = most - TokenCount.of(sent) - ROOM;
        return missing <= 0 ? text : ImaginedOptimizer.words(missing) + " " + text;
    }
}
