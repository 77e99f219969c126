package org.metaspo.run;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.metaspo.call.Endpoint;
import org.metaspo.call.ImaginedCalls;
import org.metaspo.call.Stage;
import org.metaspo.event.Listener;
import org.metaspo.judge.Judge;
import org.metaspo.method.CandidateRecord;
import org.metaspo.method.Counts;
import org.metaspo.model.Price;
import org.metaspo.model.Role;
import org.metaspo.model.Usage;
import org.metaspo.proposal.DistinctProposer;
import org.metaspo.proposal.Optimizer;
import org.metaspo.result.Estimate;
import org.metaspo.result.Estimate.Cases;
import org.metaspo.result.Estimate.StageUse;
import org.metaspo.result.Estimate.Use;
import org.metaspo.study.StudyCounts;

/**
 * Estimates a plan by going through with it: the real search or study, with models that answer from nothing
 * (docs/budgets.md). The high case is a bound: where a method's own formula allows for more than what was gone through,
 * the formula counts.
 */
public final class Estimator {
    private static final int USD_DIGITS = 4;

    private final RunPlan plan;

    /** @param plan of a search or a study */
    public Estimator(RunPlan plan) {
        this.plan = plan;
    }

    /**
     * The expected case alone.
     *
     * @param use over all roles
     * @param seconds of the whole run
     */
    public record Expected(Use use, double seconds) {}

    /** The expected case. */
    public Expected expected() {
        Outcome outcome = imagined(Outlook.EXPECTED, plan);
        return new Expected(outcome.total(), outcome.seconds());
    }

    /** All three cases. */
    public Estimate estimate() {
        Outcome expected = imagined(Outlook.EXPECTED, plan);
        RunPlan longest = new LongestPrompts(plan).of(expected.proposed());
        Cases<Outcome> cases =
                new Cases<>(imagined(Outlook.LOW, plan), expected, bounded(imagined(Outlook.HIGH, longest)));
        Map<String, Cases<Use>> roles = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            if (plan.models().containsKey(role)) {
                roles.put(role.key(), cases.map(outcome -> known(role, outcome.of(role))));
            }
        }
        return new Estimate(
                Estimate.SCHEMA_VERSION,
                plan.command(),
                plan.method(),
                plan.schedule(),
                roles,
                stages(cases),
                cases.map(Outcome::total),
                cases.map(outcome -> (double) Math.round(outcome.seconds())),
                unpriced());
    }

    private List<StageUse> stages(Cases<Outcome> cases) {
        Set<String> names = new LinkedHashSet<>(cases.high().stages().keySet());
        names.addAll(cases.low().stages().keySet());
        List<StageUse> stages = new ArrayList<>();
        for (String name : names) {
            Map<String, Cases<Use>> roles = new LinkedHashMap<>();
            for (Role role : Role.values()) {
                Cases<Use> ofRole = cases.map(outcome -> known(role, outcome.of(name, role)));
                if (ofRole.high().calls() > 0) {
                    roles.put(role.key(), ofRole);
                }
            }
            stages.add(new StageUse(name, roles));
        }
        return stages;
    }

    /** What was not used cost nothing, but not where nobody knows what it would have cost. */
    private Use known(Role role, Use use) {
        return unpriced().contains(role.key()) ? use.unpriced() : use;
    }

    private List<String> unpriced() {
        return plan.models().entrySet().stream()
                .filter(model -> model.getValue().price() == null)
                .map(model -> model.getKey().key())
                .sorted()
                .toList();
    }

    /** What one case came to. */
    private record Outcome(Map<String, Map<Role, Use>> stages, double seconds, Set<String> proposed) {
        Use of(Role role) {
            return Use.sum(
                    stages.keySet().stream().map(stage -> of(stage, role)).toList());
        }

        Use of(String stage, Role role) {
            return stages.getOrDefault(stage, Map.of()).getOrDefault(role, Use.NONE);
        }

        Use total() {
            return Use.sum(Stream.of(Role.values()).map(this::of).toList());
        }
    }

    private Outcome imagined(Outlook outlook, RunPlan imagined) {
        Map<Role, Endpoint> endpoints = new EnumMap<>(Role.class);
        plan.models().forEach((role, model) -> endpoints.put(role, ConnectedModels.endpoint(Run.NOBODY, model)));
        ImaginedCalls calls = new ImaginedCalls(endpoints, new ImaginedModels(outlook, imagined));
        Workbench workbench = new Workbench(imagined, calls, Listener.NONE, outlook.world());
        Pass pass = imagined.study() == null
                ? new Session(workbench, state -> {}, stop -> {}, Optional::empty)
                : new StudySession(workbench, imagined.study(), stop -> {});
        pass.run();
        Map<String, Map<Role, Use>> stages = new LinkedHashMap<>();
        calls.ledger()
                .stages()
                .forEach((stage, roles) ->
                        roles.forEach((role, usage) -> stages.computeIfAbsent(stage, name -> new EnumMap<>(Role.class))
                                .put(role, priced(role, outlook, usage.evaluations(), usage.calls(), usage.tokens()))));
        Set<String> proposed = pass.candidates().stream()
                .filter(candidate ->
                        candidate.parent() != null || !candidate.method().equals("start"))
                .map(CandidateRecord::kind)
                .collect(Collectors.toSet());
        return new Outcome(stages, calls.seconds(), proposed);
    }

    private Use priced(Role role, Outlook outlook, long evaluations, long calls, Usage tokens) {
        Price price = Objects.requireNonNull(plan.models().get(role), "only models of the plan are asked")
                .price();
        BigDecimal usd = price == null
                ? null
                : outlook == Outlook.HIGH ? price.most(tokens.inputTokens(), tokens.outputTokens()) : price.of(tokens);
        return new Use(
                evaluations,
                calls,
                tokens.inputTokens(),
                tokens.cachedInputTokens(),
                tokens.outputTokens(),
                usd == null ? null : usd.setScale(USD_DIGITS, RoundingMode.CEILING));
    }

    /** With every retry of content, and with as much as the formulas allow for. */
    private Outcome bounded(Outcome high) {
        Map<String, Long> limits = limits();
        Map<String, Map<Role, Use>> stages = new LinkedHashMap<>();
        high.stages().forEach((stage, roles) -> {
            Use task = high.of(stage, Role.TASK);
            long limit = limits.getOrDefault(stage, 0L);
            double evaluations = task.evaluations() == 0 ? 1 : Math.max(1, (double) limit / task.evaluations());
            Map<Role, Use> bounded = new EnumMap<>(Role.class);
            roles.forEach((role, use) -> bounded.put(
                    role,
                    switch (role) {
                        case TASK -> times(role, use, evaluations);
                        case JUDGE -> times(role, use, evaluations * Judge.ATTEMPTS);
                        case OPTIMIZER -> times(role, use, Math.max(1, (double) limit / use.calls()) * retries());
                    }));
            stages.put(stage, bounded);
        });
        return new Outcome(stages, high.seconds(), high.proposed());
    }

    private int retries() {
        return Optimizer.ATTEMPTS * (plan.isDistinct() ? DistinctProposer.TIMES : 1);
    }

    private Use times(Role role, Use use, double factor) {
        return priced(
                role,
                Outlook.HIGH,
                up(use.evaluations() * factor),
                up(use.calls() * factor),
                Usage.of(up(use.inputTokens() * factor), up(use.outputTokens() * factor)));
    }

    /** What a fraction too little would undo is rounded away. */
    private static long up(double amount) {
        return (long) Math.ceil(amount - 1e-6);
    }

    /** The most that the method or study says of itself, by stage. */
    private Map<String, Long> limits() {
        if (plan.study() != null) {
            StudyCounts counts = plan.counts(plan.study());
            return Map.of(
                    Stage.TRAIN.key(),
                    counts.training(),
                    Stage.TEST.key(),
                    counts.test(),
                    Optimizer.STAGE,
                    counts.optimizerCalls());
        }
        Counts counts = plan.counts();
        return Map.of(
                Stage.TRAIN.key(),
                counts.training(),
                Stage.VALIDATION.key(),
                counts.validation(),
                Stage.BASELINE.key(),
                (plan.asksEmptyBaseline() ? 2 : 1) * counts.baseline(),
                (plan.isEfficient() ? Stage.TEST : Stage.SURVIVORS).key(),
                counts.survivors(),
                Optimizer.STAGE,
                counts.optimizerCalls());
    }
}
