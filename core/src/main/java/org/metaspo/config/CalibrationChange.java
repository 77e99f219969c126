package org.metaspo.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Role;
import org.metaspo.run.CalibrationPlan;
import org.metaspo.run.CalibrationRun;

/** What resume may change of a calibration: as of a run, caps, and where and how fast the judge is asked. */
public final class CalibrationChange implements CalibrationRun.CapsChange {
    private final PlanChange change;

    /** @throws org.metaspo.problem.BadInputException an assignment would change the result */
    public CalibrationChange(List<String> assignments) {
        this.change = new PlanChange(assignments);
    }

    @Override
    public CalibrationPlan apply(CalibrationPlan plan) {
        Map<Role, ModelSettings> models = new EnumMap<>(Map.of(Role.JUDGE, plan.judge()));
        PlanChange.Changed changed = change.of(plan.caps(), models);
        return plan.with(changed.caps(), changed.models().getOrDefault(Role.JUDGE, plan.judge()));
    }
}
