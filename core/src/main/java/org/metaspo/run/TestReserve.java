package org.metaspo.run;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Requests;
import org.metaspo.call.RoleUsage;
import org.metaspo.call.WorstCase;
import org.metaspo.evaluation.Pairing;
import org.metaspo.journal.Spending;
import org.metaspo.method.SearchState;
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
 * call, too, goes out only if its worst case fits. What is recorded already needs nothing.
 */
final class TestReserve {
    private static final int ANSWERS_TO_TRUST = 200;
    private static final double MARGIN = 1.5;

    /** What chat templates add to a request. */
    private static final int TEMPLATE_TOKENS = 20;

    /** The sample of evaluations. */
    private static final String EVALUATION = "0";

    private final RunPlan plan;
    private final ModelSettings taskModel;
    private final Requests requests;
    private final Predicate<Request> recorded;
    private final Map<String, Integer> tokens = new HashMap<>();

    /** @param recorded whether a request is answered already */
    TestReserve(RunPlan plan, Predicate<Request> recorded) {
        this.plan = plan;
        this.taskModel = Objects.requireNonNull(plan.models().get(Role.TASK), "a plan has a task model");
        this.requests = new Requests(Role.TASK, taskModel);
        this.recorded = recorded;
    }

    /**
     * The need at a state of the search.
     *
     * @param state null = at the initial prompts alone
     * @param usage of the task model so far
     */
    Spending need(@Nullable SearchState state, RoleUsage usage) {
        Set<Pairing> pairings = new HashSet<>(plan.initial());
        if (plan.asksEmptyBaseline()) {
            pairings.addAll(plan.emptyBaseline());
        }
        if (state != null) {
            pairings.addAll(state.survivors());
        }
        return need(pairings, planned -> planned.splits().test(), outputPerCall(usage));
    }

    /** What scoring the initial prompts on the items that the search selects on will need. */
    Spending start() {
        return need(
                plan.initial(),
                planned -> plan.isEfficient()
                        ? planned.splits().validation()
                        : planned.splits().train(),
                taskModel.maxTokens());
    }

    private Spending need(
            Collection<Pairing> pairings, Function<PlannedTask, List<Example>> items, long outputPerCall) {
        long calls = 0;
        long input = 0;
        Usage last = Usage.NONE;
        for (Pairing pairing : pairings) {
            for (Example example : items.apply(planned(pairing.task()))) {
                Request request = request(pairing, example);
                if (!recorded.test(request)) {
                    calls++;
                    input += inputTokens(pairing, example);
                    Usage worst = WorstCase.usage(request);
                    last = worst.tokens() > last.tokens() ? worst : last;
                }
            }
        }
        return spending(calls, Usage.of(input, calls * outputPerCall).plus(last));
    }

    private PlannedTask planned(Task task) {
        return plan.tasks().stream()
                .filter(planned -> planned.task().equals(task))
                .findFirst()
                .orElseThrow();
    }

    /** As the evaluation asks it. */
    private Request request(Pairing pairing, Example example) {
        return requests.of(
                pairing.systemPrompt().text(),
                pairing.userPrompt().fill(example.question(), example.columns()),
                EVALUATION,
                pairing.task().format().form().choices());
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

    private long outputPerCall(RoleUsage usage) {
        if (usage.calls() < ANSWERS_TO_TRUST) {
            return taskModel.maxTokens();
        }
        return (long) Math.ceil(MARGIN * usage.tokens().outputTokens() / usage.calls());
    }

    private Spending spending(long calls, Usage need) {
        Price price = taskModel.price();
        return new Spending(calls, need.tokens(), price == null ? BigDecimal.ZERO : price.of(need));
    }
}
