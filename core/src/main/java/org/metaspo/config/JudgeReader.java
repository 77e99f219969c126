package org.metaspo.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.metaspo.judge.Calibration;
import org.metaspo.judge.Calibration.JudgeIdentity;
import org.metaspo.judge.JudgePrompt;
import org.metaspo.judge.Judging;
import org.metaspo.model.ModelFamily;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Role;
import org.metaspo.run.CalibrationPlan;
import org.metaspo.run.RunPlan.PlannedTask;
import org.metaspo.task.JudgeKind;
import org.metaspo.task.Judged;

/** What a run's judged tasks need. */
final class JudgeReader {
    private final List<PlannedTask> judged;

    JudgeReader(List<PlannedTask> tasks) {
        this.judged = tasks.stream()
                .filter(planned -> planned.task().metric() instanceof Judged)
                .toList();
    }

    boolean isNeeded() {
        return !judged.isEmpty();
    }

    String judgedTasks() {
        return judged.stream().map(planned -> planned.task().name()).collect(Collectors.joining(", "));
    }

    /** @param calibrations of whatever judges */
    Judging read(Map<Role, ModelSettings> models, List<Calibration> calibrations) {
        ModelSettings judge = Objects.requireNonNull(models.get(Role.JUDGE), "the judge model");
        ModelSettings task = Objects.requireNonNull(models.get(Role.TASK), "the task model");
        List<String> warnings = new ArrayList<>();
        if (ModelFamily.of(judge.model()).equals(ModelFamily.of(task.model()))) {
            warnings.add("The judge " + judge.model() + " and the task model " + task.model()
                    + " are of one family: such a judge may favour answers that read like its own.");
        }
        Map<JudgeKind, JudgePrompt> prompts = Judging.shipped(judged.stream()
                .map(planned -> ((Judged) planned.task().metric()).judge())
                .toList());
        Map<String, Calibration> byTask = new LinkedHashMap<>();
        for (PlannedTask planned : judged) {
            Judged metric = (Judged) planned.task().metric();
            JudgePrompt prompt = Objects.requireNonNull(prompts.get(metric.judge()));
            JudgeIdentity identity = CalibrationPlan.identity(judge, metric, prompt);
            String name = planned.task().name();
            calibrations.stream()
                    .filter(calibration -> calibration.judge().equals(identity))
                    .findFirst()
                    .ifPresentOrElse(calibration -> byTask.put(name, calibration), () -> warnings.add(unknown(name)));
        }
        return new Judging(prompts, byTask, warnings);
    }

    private static String unknown(String task) {
        return task
                + ": no calibration under `models.judge.calibration` is of this judge (model, kind, rubric and votes),"
                + " so its scores are estimates and no improvement will be claimed.";
    }
}
