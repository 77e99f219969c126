package org.metaspo.run;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Requests;
import org.metaspo.call.RoleUsage;
import org.metaspo.call.WorstCase;
import org.metaspo.evaluation.Asking;
import org.metaspo.evaluation.Pairing;
import org.metaspo.journal.Spending;
import org.metaspo.judge.Judging;
import org.metaspo.method.SearchState;
import org.metaspo.model.Answer;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Price;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.model.Usage;
import org.metaspo.prompt.TokenCount;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.run.RunPlan.PlannedTask;
import org.metaspo.task.Example;
import org.metaspo.task.Task;

/**
 * What the final test will need at the present prompts: its items' and prompts' input tokens, and as output the most
 * allowed until 200 answers are in, after that 1.5 times their mean. On top the worst case of one call, since the last
 * call, too, goes out only if its worst case fits. What is recorded already needs nothing. Verdicts of a judge are kept
 * back in the same way.
 */
final class TestReserve {
    private static final int ANSWERS_TO_TRUST = 200;
    private static final double MARGIN = 1.5;

    /** What chat templates add to a request. */
    private static final int TEMPLATE_TOKENS = 20;

    private final RunPlan plan;
    private final ModelSettings taskModel;
    private final Asking asking;
    private final Function<Request, @Nullable Answer> recorded;
    private final Map<String, Integer> tokens = new HashMap<>();

    /** @param recorded the answer that a request has already, null where it has none */
    TestReserve(RunPlan plan, Function<Request, @Nullable Answer> recorded) {
        this.plan = plan;
        this.taskModel = Objects.requireNonNull(plan.models().get(Role.TASK), "a plan has a task model");
        this.asking = new Asking(new Requests(Role.TASK, taskModel));
        this.recorded = recorded;
    }

    /**
     * The need at a state of the search, by role.
     *
     * @param state null = at the initial prompts alone
     * @param usage of a role's model so far
     */
    Map<Role, Spending> need(@Nullable SearchState state, Function<Role, RoleUsage> usage) {
        Set<Pairing> pairings = new LinkedHashSet<>(plan.initial());
        if (plan.asksEmptyBaseline()) {
            pairings.addAll(plan.emptyBaseline());
        }
        if (state != null) {
            pairings.addAll(state.survivors());
        }
        return need(pairings, planned -> planned.splits().test(), usage);
    }

    /** What scoring the initial prompts on the items that the search selects on will need. */
    Map<Role, Spending> start() {
        return need(
                plan.initial(),
                planned -> plan.isEfficient()
                        ? planned.splits().validation()
                        : planned.splits().train(),
                role -> RoleUsage.NONE);
    }

    private Map<Role, Spending> need(
            Collection<Pairing> pairings, Function<PlannedTask, List<Example>> items, Function<Role, RoleUsage> usage) {
        long outputPerCall = outputPerCall(taskModel, usage.apply(Role.TASK));
        Map<Role, Spending> need = new EnumMap<>(Role.class);
        need.put(Role.TASK, answers(pairings, items, outputPerCall));
        Judging judging = plan.judging();
        if (judging != null) {
            JudgeReserve verdicts = new JudgeReserve(plan, judging, asking, recorded, this::tokens);
            List<Pairing> initial = plan.initial();
            pairings.forEach(pairing -> verdicts.add(
                    pairing,
                    initial.get(plan.tasks().indexOf(planned(pairing.task()))),
                    items.apply(planned(pairing.task())),
                    outputPerCall));
            ModelSettings judge = Objects.requireNonNull(plan.models().get(Role.JUDGE), "a judge model");
            need.put(Role.JUDGE, verdicts.need(outputPerCall(judge, usage.apply(Role.JUDGE))));
        }
        return need;
    }

    private Spending answers(
            Collection<Pairing> pairings, Function<PlannedTask, List<Example>> items, long outputPerCall) {
        long calls = 0;
        long input = 0;
        Usage last = Usage.NONE;
        for (Pairing pairing : pairings) {
            for (Example example : items.apply(planned(pairing.task()))) {
                Request request = asking.request(pairing, example);
                if (recorded.apply(request) == null) {
                    calls++;
                    input += inputTokens(pairing, example);
                    Usage worst = WorstCase.usage(request);
                    last = worst.tokens() > last.tokens() ? worst : last;
                }
            }
        }
        return spending(taskModel, calls, Usage.of(input, calls * outputPerCall).plus(last));
    }

    private PlannedTask planned(Task task) {
        return plan.tasks().stream()
                .filter(planned -> planned.task().equals(task))
                .findFirst()
                .orElseThrow();
    }

    private long inputTokens(Pairing pairing, Example example) {
        UserPrompt userPrompt = pairing.userPrompt();
        long columns = userPrompt.template().contains("{{")
                ? example.columns().values().stream().mapToLong(this::tokens).sum()
                : 0;
        return TEMPLATE_TOKENS
                + tokens(pairing.systemPrompt().text())
                + tokens(userPrompt.template())
                + tokens(example.question())
                + columns;
    }

    private int tokens(String text) {
        return tokens.computeIfAbsent(text, TokenCount::of);
    }

    private static long outputPerCall(ModelSettings model, RoleUsage usage) {
        if (usage.calls() < ANSWERS_TO_TRUST) {
            return model.maxTokens();
        }
        return (long) Math.ceil(MARGIN * usage.tokens().outputTokens() / usage.calls());
    }

    static Spending spending(ModelSettings model, long calls, Usage need) {
        Price price = model.price();
        return new Spending(
                calls,
                need.tokens(),
                price == null ? BigDecimal.ZERO : price.most(need.inputTokens(), need.outputTokens()));
    }
}
