package org.metaspo.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.metaspo.evaluation.Ranking;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Role;
import org.metaspo.result.CandidateLine;
import org.metaspo.result.NextStep;
import org.metaspo.result.PromptCost;
import org.metaspo.result.RunResult;
import org.metaspo.result.TaskData;
import org.metaspo.result.Verdict;
import org.metaspo.run.History;
import org.metaspo.run.RunPlan;

/**
 * What the page shows.
 *
 * @param name of the run
 * @param verdict in words
 * @param next what to do with it, in words
 * @param tone better, worse, failed or other: how the verdict is marked
 * @param result as {@code result.json} has it
 * @param decisions the search's incumbent by what had been spent
 */
record PageData(
        String name,
        String verdict,
        String next,
        String tone,
        RunResult result,
        List<CandidateLine> candidates,
        List<Decision> decisions,
        Prompts prompts,
        List<UserPrompts> userPrompts,
        List<Model> models,
        List<TaskData> tasks,
        List<Matrix> matrix) {
    /** Where the search stood, and its score on the items that it chose by. */
    record Decision(long calls, double usd, double score, int candidates) {}

    /** What the system prompts cost to send. */
    record Prompts(PromptCost initial, PromptCost candidate) {}

    /** A task's user prompt at the start and at the end. */
    record UserPrompts(String task, String initial, String learned) {}

    /** A model by its role. */
    record Model(String role, String provider, String model) {}

    static PageData of(History history, RunResult result, List<Matrix> matrices) {
        RunPlan plan = history.plan();
        return new PageData(
                plan.name(),
                Verdict.of(result),
                NextStep.of(result),
                tone(result),
                result,
                history.candidates().stream().map(CandidateLine::of).toList(),
                history.decisions().stream().map(PageData::decision).toList(),
                new Prompts(
                        plan.cost(result.systemPrompt().initial()),
                        plan.cost(result.systemPrompt().candidate())),
                userPrompts(plan, result),
                plan.models().entrySet().stream().map(PageData::model).toList(),
                plan.data(),
                matrices);
    }

    private static String tone(RunResult result) {
        RunResult.Comparison comparison = result.comparison();
        if (result.improved()) {
            return "better";
        }
        if (result.status().equals("failed")) {
            return "failed";
        }
        return comparison != null && comparison.high() < 0 ? "worse" : "other";
    }

    private static Decision decision(History.Decision decision) {
        return new Decision(
                decision.taskCalls(),
                decision.usd().doubleValue(),
                Ranking.flatMean(decision.state().cards()).doubleValue(),
                decision.candidates());
    }

    private static List<UserPrompts> userPrompts(RunPlan plan, RunResult result) {
        List<UserPrompts> prompts = new ArrayList<>();
        for (int i = 0; i < result.tasks().size(); i++) {
            String initial = plan.tasks().get(i).task().initialUserPrompt().template();
            prompts.add(new UserPrompts(
                    result.tasks().get(i).name(), initial, result.tasks().get(i).userPrompt()));
        }
        return prompts;
    }

    private static Model model(Map.Entry<Role, ModelSettings> entry) {
        return new Model(
                entry.getKey().key(),
                entry.getValue().provider(),
                entry.getValue().model());
    }
}
