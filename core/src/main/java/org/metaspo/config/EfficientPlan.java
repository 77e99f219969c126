package org.metaspo.config;

import java.util.List;
import org.metaspo.method.Schedule.Planned;
import org.metaspo.problem.BadInputException;
import org.metaspo.run.RunPlan;
import org.metaspo.run.RunPlan.PlannedTask;

/**
 * What the efficient schedule asks of data and sizes.
 *
 * @param file the configuration, for messages
 */
record EfficientPlan(String file) {
    /** @throws BadInputException where there is nothing to select on */
    void requireValidation(MethodChoice method, List<PlannedTask> tasks) {
        if (method.isEfficient()
                && tasks.stream()
                        .anyMatch(planned -> planned.splits().validation().isEmpty())) {
            throw new BadInputException(
                    file + ", data.validation",
                    "must be at least 1: the schedule `efficient` selects on validation items.",
                    "Mend the value, or write `method: {schedule: reference}`.");
        }
    }

    /** @throws BadInputException where the search cannot do with the planned evaluations */
    void requireCalls(RunPlan plan) {
        Planned planned = plan.sizes().planned();
        long least = plan.counts().search();
        if (planned != null && least > planned.calls()) {
            throw new BadInputException(
                    file + ", method.calls",
                    planned.calls() + " evaluations are too few: with these tasks the search takes at least " + least
                            + ".",
                    "Write more, or learn from fewer tasks at once.");
        }
    }
}
