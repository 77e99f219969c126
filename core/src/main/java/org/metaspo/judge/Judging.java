package org.metaspo.judge;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.metaspo.task.JudgeKind;

/**
 * What a run with judged tasks needs to know beside its judge model.
 *
 * @param prompts what the judge is told, by kind
 * @param calibrations how far the judge can be trusted, by task; a task that is not here is judged without calibration
 * @param warnings what every report must say of the judge
 */
public record Judging(
        Map<JudgeKind, JudgePrompt> prompts, Map<String, Calibration> calibrations, List<String> warnings) {
    public Judging {
        prompts = new EnumMap<>(prompts);
        calibrations = new LinkedHashMap<>(calibrations);
        warnings = List.copyOf(warnings);
    }

    /** The shipped prompts of some kinds. */
    public static Map<JudgeKind, JudgePrompt> shipped(List<JudgeKind> kinds) {
        return kinds.stream().distinct().collect(Collectors.toMap(kind -> kind, JudgePrompt::shipped));
    }

    /** A task's calibration, null where it has none. */
    public @Nullable Calibration of(String task) {
        return calibrations.get(task);
    }

    /** The rubric that a task's answers are judged by. */
    public String rubric(JudgeKind kind, String ofTask) {
        return Objects.requireNonNull(prompts.get(kind), kind::key).rubricOf(ofTask);
    }
}
