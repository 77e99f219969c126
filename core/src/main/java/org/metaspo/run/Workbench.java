package org.metaspo.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Calls;
import org.metaspo.call.Requests;
import org.metaspo.evaluation.Evaluation;
import org.metaspo.evaluation.Evaluator;
import org.metaspo.evaluation.World;
import org.metaspo.event.Listener;
import org.metaspo.judge.Bench;
import org.metaspo.judge.Judge;
import org.metaspo.judge.Judging;
import org.metaspo.method.Methods;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Role;
import org.metaspo.model.Tier;
import org.metaspo.proposal.Adviser;
import org.metaspo.proposal.CandidateRules;
import org.metaspo.proposal.ComponentProposer;
import org.metaspo.proposal.DistinctProposer;
import org.metaspo.proposal.MetaPrompts;
import org.metaspo.proposal.ModelAdviser;
import org.metaspo.proposal.ModelProposer;
import org.metaspo.proposal.Optimizer;
import org.metaspo.proposal.Proposer;
import org.metaspo.proposal.RandomComponents;
import org.metaspo.proposal.TakenApart;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.Example;

/**
 * What searches and studies are given to work with, as a plan has it.
 *
 * @param world says what answers are worth where nobody gives any; null in a run
 */
record Workbench(
        RunPlan plan,
        Calls calls,
        Listener listener,
        @Nullable World world) {
    /** Where models say what answers are worth. */
    Workbench(RunPlan plan, Calls calls, Listener listener) {
        this(plan, calls, listener, null);
    }

    /** Asks the task model, and the judge where tasks are judged. */
    Evaluation evaluation() {
        Requests taskModel = requests(Role.TASK);
        Judging judging = plan.judging();
        Bench judge = judging == null ? null : JudgeReserve.bench(plan, judging);
        return world == null
                ? new Evaluation(calls, taskModel, judge == null ? null : new Judge(calls, judge), plan.initial())
                : Evaluation.imagined(calls, taskModel, judge, plan.initial(), world);
    }

    /** Scores on training and validation items. */
    Evaluator evaluator(Evaluation evaluation) {
        boolean races = !isBatch(Role.TASK);
        return new SearchEvaluator(evaluation, plan.tasks(), races, races && !isBatch(Role.JUDGE));
    }

    private boolean isBatch(Role role) {
        ModelSettings settings = plan.models().get(role);
        return settings != null && settings.tier() == Tier.BATCH;
    }

    private Requests requests(Role role) {
        ModelSettings settings = Objects.requireNonNull(plan.models().get(role), () -> "no model for " + role.key());
        return new Requests(role, settings);
    }

    /** In the schedules that choose on validation items no proposal may quote what the search looks at. */
    private CandidateRules rules() {
        return plan.isEfficient() ? plan.candidateRules().sparing(QuotedItems.searched(plan)) : plan.candidateRules();
    }

    /** Makes new prompts. */
    Proposer proposer(Randomness random) {
        List<String> components = plan.components();
        MetaPrompts metaPrompts = plan.metaPrompts();
        if (metaPrompts != null) {
            Proposer model = new ModelProposer(optimizer(metaPrompts));
            return plan.isDistinct() ? new DistinctProposer(model) : model;
        }
        if (plan.method().equals(Methods.SPRIG) || components == null) {
            return Proposer.NONE;
        }
        if (plan.method().equals(Methods.RANDOM_COMPONENTS)) {
            return new RandomComponents(components, random, plan.candidateRules());
        }
        Map<String, List<Example>> training = plan.tasks().stream()
                .collect(Collectors.toMap(
                        planned -> planned.task().name(),
                        planned -> planned.splits().train()));
        return new ComponentProposer(components, training, random, plan.candidateRules());
    }

    /** Says what may be changed in prompts: by a model, or by taking apart what a proposer without one writes. */
    Adviser adviser(Proposer proposer) {
        MetaPrompts metaPrompts = plan.metaPrompts();
        return metaPrompts == null
                ? new TakenApart(proposer, plan.candidateRules())
                : new ModelAdviser(optimizer(metaPrompts));
    }

    private Optimizer optimizer(MetaPrompts metaPrompts) {
        return new Optimizer(calls, requests(Role.OPTIMIZER), metaPrompts, rules(), listener);
    }
}
