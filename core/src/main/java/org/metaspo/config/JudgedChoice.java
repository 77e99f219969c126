package org.metaspo.config;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import org.metaspo.task.Judged;
import org.metaspo.task.Task;

/** Which judged task's kind, rubric and votes a calibration is about. */
final class JudgedChoice {
    private final String file;
    private final List<Task> judged;

    JudgedChoice(String file, List<Task> tasks) {
        this.file = file;
        this.judged =
                tasks.stream().filter(task -> task.metric() instanceof Judged).toList();
    }

    /** @param named a task's name; null where all judged tasks agree */
    Judged choose(@Nullable String named) {
        List<String> names = judged.stream().map(Task::name).toList();
        if (named != null && !names.contains(named)) {
            throw new BadInputException(
                    "--task " + named, "is no judged task of " + file + ".", Suggestion.remedy(named, names));
        }
        List<Judged> metrics = judged.stream()
                .filter(task -> named == null || task.name().equals(named))
                .map(task -> (Judged) task.metric())
                .distinct()
                .toList();
        if (metrics.isEmpty()) {
            throw new BadInputException(
                    file + ", tasks.source",
                    "no task is judged.",
                    "Write `metric: judge` in a task file, with kind and rubric under `judge`.");
        }
        if (metrics.size() > 1) {
            throw new BadInputException(
                    file + ", tasks.source",
                    "the tasks " + String.join(", ", names) + " are judged in different ways.",
                    "Say which by --task NAME, and calibrate each.");
        }
        return metrics.getFirst();
    }
}
