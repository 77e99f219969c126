package org.metaspo.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.metaspo.method.Methods;
import org.metaspo.model.ModelFacts;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Role;
import org.metaspo.result.RunResult.TaskComparison;
import org.metaspo.result.RunResult.TaskResult;
import org.metaspo.result.RunResult.TestSet;

/**
 * What a result does not say, in sentences.
 *
 * @param models by role
 */
record Limits(RunResult result, Map<Role, ModelSettings> models) {
    List<String> all() {
        List<String> limits = new ArrayList<>();
        scope(limits);
        ending(limits);
        test(limits);
        tasks(limits);
        result.withheld().forEach(reason -> limits.add("No improvement is claimed: " + reason + "."));
        return limits;
    }

    private void scope(List<String> limits) {
        limits.add("The scores are those of these tasks, with this task model at these settings. Other tasks and other"
                + " models were not measured.");
        ModelSettings task = models.get(Role.TASK);
        if (task != null) {
            ModelFacts facts = ModelFacts.of(task.provider(), task.model(), task.baseUrl() != null);
            if (facts.ends() != null) {
                limits.add("The provider ends " + task.model() + " on " + facts.ends() + ".");
            }
        }
    }

    private void ending(List<String> limits) {
        switch (result.status()) {
            case "completed", "saturated" -> {}
            default ->
                limits.add("The run did not come to its end (" + result.status() + ": " + result.reason() + ").");
        }
        boolean unconfirmed = result.arms() == null
                && !result.improved()
                && (result.schedule().equals(Methods.REFERENCE)
                        || !result.systemPrompt()
                                .learned()
                                .equals(result.systemPrompt().initial()));
        if (unconfirmed) {
            limits.add("The test does not confirm that these prompts are better than those at the start.");
        }
    }

    private void test(List<String> limits) {
        TestSet test = result.testSet();
        if (result.testReads() == 0 || test == null) {
            limits.add(
                    "The test items were not read: nothing is known of how it does on items that it was not chosen by.");
            return;
        }
        limits.add(String.format(
                Locale.ROOT,
                "%d test items show a true difference of %.1f points or more in 4 of 5 cases; smaller ones mostly stay"
                        + " unconfirmed.",
                test.n(),
                100 * test.detectable()));
        if (result.testReads() > 1) {
            limits.add("The test items were read " + result.testReads()
                    + " times; the interval takes the last reading for the only one.");
        }
    }

    private void tasks(List<String> limits) {
        for (TaskResult task : result.tasks()) {
            TaskComparison to = task.comparison();
            if (to != null && to.high() < 0) {
                limits.add("On " + task.name() + " it is worse than the prompt at the start: "
                        + Points.of(to.difference(), to.low(), to.high()) + " points.");
            }
            String shares = Shares.of(task).entrySet().stream()
                    .filter(share -> share.getValue() > 0)
                    .map(share -> String.format(Locale.ROOT, "%.1f %% %s", 100 * share.getValue(), share.getKey()))
                    .collect(Collectors.joining(", "));
            if (!shares.isEmpty()) {
                limits.add("Of the candidate's answers on " + task.name() + ": " + shares + ".");
            }
        }
    }
}
