package org.metaspo.run;

import java.util.List;
import org.metaspo.call.Caps;
import org.metaspo.judge.Calibration.JudgeIdentity;
import org.metaspo.judge.JudgePrompt;
import org.metaspo.judge.Labelled;
import org.metaspo.model.ModelSettings;
import org.metaspo.task.Judged;

/**
 * All that a calibration will read, resolved.
 *
 * @param name of the run
 * @param seed of the intervals
 * @param judge the model
 * @param metric kind, rubric and votes
 * @param prompt what the judge is told
 * @param labelled the answers and what people said of them
 * @param caps what may be spent
 * @param programVersion that made the plan
 * @param searchVersion of the prompts
 */
public record CalibrationPlan(
        String name,
        long seed,
        ModelSettings judge,
        Judged metric,
        JudgePrompt prompt,
        List<Labelled> labelled,
        Caps caps,
        String programVersion,
        int searchVersion) {
    /** The same plan with other caps and another way to its model. */
    public CalibrationPlan with(Caps otherCaps, ModelSettings otherJudge) {
        return new CalibrationPlan(
                name, seed, otherJudge, metric, prompt, labelled, otherCaps, programVersion, searchVersion);
    }

    /** The judge that is calibrated. */
    JudgeIdentity identity() {
        return identity(judge, metric, prompt);
    }

    /** A judge, known by all that its verdicts depend on. */
    public static JudgeIdentity identity(ModelSettings judge, Judged metric, JudgePrompt prompt) {
        String effort = judge.effort() == null ? "" : ", effort " + judge.effort();
        return new JudgeIdentity(
                judge.provider() + " " + judge.model() + effort,
                metric.judge().key(),
                prompt.rubricOf(metric.rubric()),
                metric.votes());
    }
}
