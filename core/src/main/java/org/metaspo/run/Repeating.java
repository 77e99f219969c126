package org.metaspo.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Stage;
import org.metaspo.evaluation.Evaluation;
import org.metaspo.evaluation.Pairing;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.result.Checks.Repeats;
import org.metaspo.statistics.Interval;
import org.metaspo.task.Example;
import org.metaspo.task.Task;

/**
 * Asks the start again, of tasks whose answers are one of a few words: only there is another answer a sign of doubt, and
 * not the same in other words.
 *
 * @param evaluation asks
 */
record Repeating(RunPlan plan, Evaluation evaluation) {
    /** Whether a task's answers are one of a few words. */
    static boolean isAsked(Task task) {
        return !task.format().form().choices().isEmpty();
    }

    /** How often the same is answered; null where there is no such task, or nobody answers. */
    @Nullable
    Repeats of(Listener listener) {
        List<Pairing> start = plan.initial().stream()
                .filter(pairing -> isAsked(pairing.task()))
                .toList();
        if (start.isEmpty()) {
            listener.on(new Event.Notice("checks/repeats: no task has answers that are one of a few words."));
            return null;
        }
        List<Interval> tasks = new ArrayList<>();
        for (List<Boolean> same : evaluation.repeats(Stage.CHECKS, "checks/repeats", start, this::items)) {
            if (!same.isEmpty()) {
                long equal = same.stream().filter(each -> each).count();
                tasks.add(Interval.wilson((double) equal / same.size(), same.size()));
            }
        }
        return tasks.isEmpty() ? null : Repeats.of(Interval.ofMean(tasks));
    }

    private List<Example> items(Task task) {
        List<Example> items = plan.selectionItems(task);
        return items.subList(0, Math.min(StartNoise.itemsPerTask(plan), items.size()));
    }

    /** How many evaluations it comes to. */
    static long evaluations(RunPlan plan) {
        return 2L
                * plan.tasks().stream()
                        .filter(planned -> isAsked(planned.task()))
                        .mapToLong(planned -> Math.min(
                                StartNoise.itemsPerTask(plan),
                                plan.selectionItems(planned.task()).size()))
                        .sum();
    }
}
