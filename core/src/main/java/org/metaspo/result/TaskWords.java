package org.metaspo.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.metaspo.result.RunResult.TaskComparison;
import org.metaspo.result.RunResult.TaskResult;

/** On which tasks a prompt is better, and on which not. */
final class TaskWords {
    /** What one task's comparison says on its own; several such statements are held to 5 % together. */
    private enum Say {
        BETTER("better"),
        WORSE("worse"),
        NEITHER("not distinguishable");

        private final String word;

        Say(String word) {
            this.word = word;
        }

        static Say of(TaskComparison task) {
            if (task.p() > 0.05) {
                return NEITHER;
            }
            return task.low() > 0 ? BETTER : task.high() < 0 ? WORSE : NEITHER;
        }
    }

    private TaskWords() {}

    /** A sentence with a blank before it; empty where there are not several tasks. */
    static String of(List<TaskResult> tasks) {
        Map<Say, List<String>> said = new LinkedHashMap<>();
        for (Say say : Say.values()) {
            said.put(say, new ArrayList<>());
        }
        int compared = 0;
        for (TaskResult task : tasks) {
            TaskComparison comparison = task.comparison();
            if (comparison != null) {
                compared++;
                said(said, Say.of(comparison)).add(named(task.name(), comparison));
            }
        }
        if (compared < 2) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        for (Say say : Say.values()) {
            List<String> names = said(said, say);
            if (say == Say.BETTER && !names.isEmpty()) {
                parts.add("better on " + names.size() + " of " + compared + " tasks");
            } else if (names.size() == compared) {
                parts.add(say.word + " on any single task");
            } else if (!names.isEmpty()) {
                parts.add(say.word + " on " + String.join(", ", names));
            }
        }
        String sentence = String.join("; ", parts);
        return " Task by task: " + sentence + ".";
    }

    private static List<String> said(Map<Say, List<String>> all, Say say) {
        return Objects.requireNonNull(all.get(say));
    }

    /** An interval beside 0 that carries no claim says why: several tasks were looked at. */
    private static String named(String name, TaskComparison task) {
        boolean lost = task.p() > 0.05 && (task.low() > 0 || task.high() < 0);
        String adjusted = lost ? String.format(Locale.ROOT, ", but p = %.2f among so many tasks", task.p()) : "";
        return name + " (n = " + task.n() + ", " + Points.of(task.low()) + " to " + Points.of(task.high()) + adjusted
                + ")";
    }
}
