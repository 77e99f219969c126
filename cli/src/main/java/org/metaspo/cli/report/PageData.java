package org.metaspo.cli.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Ranking;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Price;
import org.metaspo.model.Role;
import org.metaspo.prompt.TokenCount;
import org.metaspo.result.CandidateLine;
import org.metaspo.result.NextStep;
import org.metaspo.result.RunResult;
import org.metaspo.result.Verdict;
import org.metaspo.run.History;
import org.metaspo.run.RunPlan;
import org.metaspo.run.RunPlan.PlannedTask;
import org.metaspo.statistics.Sha256;
import org.metaspo.task.Example;

/**
 * What the page shows.
 *
 * @param name of the run
 * @param verdict in words
 * @param next what to do with it, in words
 * @param tone better, worse or other: how the verdict is marked
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
        List<TaskCard> tasks,
        List<Matrix> matrix) {
    /** Money per so many production calls. */
    private static final int CALLS = 1_000;

    private static final int MILLION_DIGITS = 6;
    private static final int PLACES = 4;

    /** Where the search stood, and its score on the items that it chose by. */
    record Decision(long calls, double usd, double score, int candidates) {}

    /** Lengths of the system prompts, and what they cost. */
    record Prompts(
            int initialTokens,
            int candidateTokens,
            @Nullable PerThousand perThousand) {}

    /** USD per 1,000 calls. */
    record PerThousand(String initial, String candidate) {}

    /** A task's user prompt at the start and at the end. */
    record UserPrompts(String task, String initial, String learned) {}

    /** A model by its role. */
    record Model(String role, String provider, String model) {}

    /** What a task was measured on. */
    record TaskCard(String name, @Nullable String domain, int train, int validation, int test, String digest) {}

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
                prompts(plan, result),
                userPrompts(plan, result),
                plan.models().entrySet().stream().map(PageData::model).toList(),
                plan.tasks().stream().map(PageData::card).toList(),
                matrices);
    }

    private static String tone(RunResult result) {
        RunResult.Comparison comparison = result.comparison();
        if (result.improved()) {
            return "better";
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

    private static Prompts prompts(RunPlan plan, RunResult result) {
        int initial = TokenCount.of(result.systemPrompt().initial());
        int candidate = TokenCount.of(result.systemPrompt().candidate());
        ModelSettings task = plan.models().get(Role.TASK);
        Price price = task == null ? null : task.price();
        return new Prompts(
                initial,
                candidate,
                price == null || price.input().signum() == 0
                        ? null
                        : new PerThousand(usd(price, initial), usd(price, candidate)));
    }

    private static String usd(Price price, int tokens) {
        return price.input()
                .multiply(BigDecimal.valueOf((long) tokens * CALLS))
                .movePointLeft(MILLION_DIGITS)
                .setScale(PLACES, RoundingMode.HALF_UP)
                .toPlainString();
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

    private static TaskCard card(PlannedTask planned) {
        return new TaskCard(
                planned.task().name(),
                planned.domain(),
                planned.splits().train().size(),
                planned.splits().validation().size(),
                planned.splits().test().size(),
                Sha256.hex(planned.splits().test().stream().map(Example::id).collect(Collectors.joining("\n"))));
    }
}
