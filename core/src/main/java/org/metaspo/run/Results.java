package org.metaspo.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Ledger;
import org.metaspo.call.RoleUsage;
import org.metaspo.call.Stage;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.judge.Judging;
import org.metaspo.method.CandidateRecord;
import org.metaspo.method.SearchState;
import org.metaspo.model.Outcome;
import org.metaspo.model.Role;
import org.metaspo.proposal.Rejection;
import org.metaspo.result.Claim;
import org.metaspo.result.RunResult;
import org.metaspo.result.RunResult.Comparison;
import org.metaspo.result.RunResult.Prompts;
import org.metaspo.result.RunResult.Quoted;
import org.metaspo.result.RunResult.RoleUse;
import org.metaspo.result.RunResult.StageCount;
import org.metaspo.result.RunResult.TaskComparison;
import org.metaspo.result.RunResult.TaskResult;
import org.metaspo.result.ScoreInterval;
import org.metaspo.result.TestScores;
import org.metaspo.run.RunPlan.PlannedTask;
import org.metaspo.statistics.Interval;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.JudgeKind;
import org.metaspo.task.Judged;
import org.metaspo.task.MajorityBaseline;
import org.metaspo.task.Metric;

/** Puts a result together from what a session came to. */
final class Results {
    private static final int LEAST_SCALE = 4;

    private Results() {}

    static RunResult of(RunPlan plan, Session.End end, List<CandidateRecord> candidates, Ledger ledger, int testReads) {
        SearchState state = end.state();
        String initial = plan.systemPrompt();
        String candidate = state == null ? initial : state.incumbent().text();
        Randomness randomness = new Randomness(plan.seed());
        Comparison comparison = Claim.overall(end.scores(), randomness).orElse(null);
        boolean differs = state != null && differs(plan, state);
        List<Quoted> quoted = QuotedItems.of(plan, state);
        List<String> withheld = Stream.concat(
                        judged(plan, end.scores()).stream().flatMap(task -> task.withheld().stream()),
                        QuotedItems.withheld(quoted))
                .toList();
        boolean improved = differs && comparison != null && comparison.low() > 0 && withheld.isEmpty();
        return new RunResult(
                RunResult.SCHEMA_VERSION,
                plan.command(),
                end.status(),
                end.reason(),
                plan.method(),
                plan.schedule(),
                plan.seed(),
                plan.programVersion(),
                plan.searchVersion(),
                // The reference schedule keeps the paper's rule: what the search ends with is what was learned.
                new Prompts(initial, candidate, improved || plan.deliversUnconfirmed() ? candidate : initial),
                improved,
                withheld,
                quoted,
                tasks(plan, end, Claim.byTask(end.scores(), randomness)),
                comparison,
                comparison == null ? Claim.byMetric(end.scores(), randomness) : List.of(),
                usage(ledger),
                stages(ledger),
                rejections(candidates),
                testReads,
                plan.testSet(),
                end.headroom(),
                end.checks(),
                null,
                null,
                null);
    }

    /** The judged tasks of a plan. */
    private static List<JudgedTask> judged(RunPlan plan, List<TestScores> scores) {
        List<JudgedTask> judged = new ArrayList<>();
        for (int i = 0; i < plan.tasks().size(); i++) {
            judged(plan, plan.tasks().get(i), scores.isEmpty() ? null : scores.get(i))
                    .ifPresent(judged::add);
        }
        return judged;
    }

    static Optional<JudgedTask> judged(RunPlan plan, PlannedTask planned, @Nullable TestScores scores) {
        Judging judging = plan.judging();
        String name = planned.task().name();
        return judging != null && planned.task().metric() instanceof Judged metric
                ? Optional.of(new JudgedTask(name, metric, judging.of(name), judging.warnings(), scores))
                : Optional.empty();
    }

    private static boolean differs(RunPlan plan, SearchState state) {
        boolean userPrompts = state.pools().stream()
                .anyMatch(pool ->
                        !pool.best().pairing().userPrompt().equals(pool.task().start()));
        return userPrompts || !state.incumbent().text().equals(plan.systemPrompt());
    }

    private static List<TaskResult> tasks(RunPlan plan, Session.End end, List<@Nullable TaskComparison> comparisons) {
        List<TaskResult> tasks = new ArrayList<>();
        for (int i = 0; i < plan.tasks().size(); i++) {
            PlannedTask planned = plan.tasks().get(i);
            SearchState state = end.state();
            String userPrompt = state == null
                    ? planned.task().initialUserPrompt().template()
                    : state.pools().get(i).best().pairing().userPrompt().template();
            tasks.add(task(
                    plan,
                    planned,
                    userPrompt,
                    end.scores().isEmpty() ? null : end.scores().get(i),
                    comparisons.isEmpty() ? null : comparisons.get(i)));
        }
        return tasks;
    }

    private static TaskResult task(
            RunPlan plan,
            PlannedTask planned,
            String userPrompt,
            @Nullable TestScores scores,
            @Nullable TaskComparison comparison) {
        Scorecard candidate = scores == null ? null : scores.candidate();
        return new TaskResult(
                planned.task().name(),
                "source",
                planned.task().metric().key(),
                userPrompt,
                scores == null ? Map.of() : Map.of("test", intervals(plan, scores, new Randomness(plan.seed()))),
                comparison,
                baselines(plan, planned, scores),
                share(candidate, Scored::isUnparseable),
                share(candidate, item -> item.outcome() == Outcome.TRUNCATED),
                share(candidate, item -> item.outcome() == Outcome.REFUSED),
                share(candidate, item -> item.outcome() == Outcome.TOO_LONG),
                share(candidate, Scored::isUnjudged),
                share(candidate, item -> item.outcome() == Outcome.UNANSWERED),
                judged(plan, planned, scores).map(JudgedTask::result).orElse(null));
    }

    static Map<String, Double> baselines(RunPlan plan, PlannedTask planned, @Nullable TestScores scores) {
        Map<String, Double> baselines = new LinkedHashMap<>();
        if (plan.baselines().contains(RunPlan.MAJORITY)
                && hasMajority(planned.task().metric())) {
            baselines.put(
                    RunPlan.MAJORITY,
                    MajorityBaseline.score(
                                    planned.task().metric(), planned.splits().test())
                            .doubleValue());
        }
        Scorecard empty = scores == null ? null : scores.empty();
        if (empty != null) {
            baselines.put(RunPlan.EMPTY, empty.score().doubleValue());
        }
        return baselines;
    }

    /** By a rubric no one answer is right for many items. */
    private static boolean hasMajority(Metric metric) {
        return !(metric instanceof Judged judged) || judged.judge() == JudgeKind.REFERENCE;
    }

    private static Map<String, Interval> intervals(RunPlan plan, TestScores scores, Randomness randomness) {
        String place = "interval/" + scores.initial().pairing().task().name() + "/";
        Map<String, Interval> byName = new LinkedHashMap<>();
        byName.put("initial", ScoreInterval.of(scores.pairedInitial(), randomness, place + "initial"));
        byName.put("candidate", ScoreInterval.of(scores.pairedCandidate(), randomness, place + "candidate"));
        if (!plan.isEfficient()) {
            byName.put("survivors", ScoreInterval.ofMean(scores.survivors(), randomness, place + "survivors"));
        }
        return byName;
    }

    private static double share(@Nullable Scorecard card, Predicate<Scored> property) {
        return card == null ? 0 : (double) card.count(property) / card.items().size();
    }

    static Map<String, RoleUse> usage(Ledger ledger) {
        Map<String, RoleUse> byRole = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            RoleUsage use = ledger.usage(role);
            byRole.put(
                    role.key(),
                    new RoleUse(
                            use.evaluations(),
                            use.calls(),
                            use.cachedCalls(),
                            use.reusedCalls(),
                            use.tokens().inputTokens(),
                            use.tokens().cachedInputTokens(),
                            use.tokens().outputTokens(),
                            exact(use.usd())));
        }
        return byRole;
    }

    /** An exact decimal with at least four places. */
    static String exact(BigDecimal usd) {
        BigDecimal plain = usd.signum() == 0 ? BigDecimal.ZERO : usd.stripTrailingZeros();
        return (plain.scale() < LEAST_SCALE ? plain.setScale(LEAST_SCALE, RoundingMode.UNNECESSARY) : plain)
                .toPlainString();
    }

    static List<StageCount> stages(Ledger ledger) {
        Map<Stage, Long> counts = ledger.evaluations();
        List<StageCount> stages = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            stages.add(new StageCount(stage.key(), counts.getOrDefault(stage, 0L)));
        }
        return stages;
    }

    static Map<String, Integer> rejections(List<CandidateRecord> candidates) {
        Map<String, Integer> byReason = new LinkedHashMap<>();
        for (Rejection reason : Rejection.values()) {
            byReason.put(reason.key(), 0);
        }
        candidates.forEach(
                candidate -> candidate.rejections().forEach(reason -> byReason.merge(reason, 1, Integer::sum)));
        return byReason;
    }
}
