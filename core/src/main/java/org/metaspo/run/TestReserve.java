package org.metaspo.run;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.RoleUsage;
import org.metaspo.evaluation.Pairing;
import org.metaspo.journal.Spending;
import org.metaspo.method.SearchState;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Price;
import org.metaspo.model.Role;
import org.metaspo.model.Usage;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.TokenCount;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.run.RunPlan.PlannedTask;
import org.metaspo.task.Example;

/**
 * What the final test will need at the present prompts: its items' and prompts' input tokens, and as output the most
 * allowed until 200 answers are in, after that 1.5 times their mean.
 */
final class TestReserve {
    private static final int ANSWERS_TO_TRUST = 200;
    private static final double MARGIN = 1.5;

    /** What chat templates add to a request. */
    private static final int TEMPLATE_TOKENS = 20;

    private final RunPlan plan;
    private final ModelSettings taskModel;
    private final Map<String, Long> questionTokens = new HashMap<>();

    TestReserve(RunPlan plan) {
        this.plan = plan;
        this.taskModel = Objects.requireNonNull(plan.models().get(Role.TASK), "a plan has a task model");
    }

    /**
     * The need at a state of the search.
     *
     * @param state null = at the initial prompts alone
     * @param usage of the task model so far
     */
    Spending need(@Nullable SearchState state, RoleUsage usage) {
        Set<Pairing> pairings = new HashSet<>();
        plan.tasks()
                .forEach(planned -> pairings.add(new Pairing(
                        planned.task(),
                        new SystemPrompt(plan.systemPrompt()),
                        planned.task().initialUserPrompt())));
        if (state != null) {
            state.cards().forEach(card -> pairings.add(card.pairing()));
        }
        long calls = 0;
        long input = 0;
        for (PlannedTask planned : plan.tasks()) {
            long size = planned.splits().test().size();
            for (Pairing pairing : pairings) {
                if (pairing.task().equals(planned.task())) {
                    calls += size;
                    input += size * promptTokens(pairing.systemPrompt(), pairing.userPrompt());
                    input += questionTokens(planned);
                }
            }
        }
        return spending(calls, Usage.of(input, calls * outputPerCall(usage)));
    }

    private static long promptTokens(SystemPrompt systemPrompt, UserPrompt userPrompt) {
        return TEMPLATE_TOKENS + TokenCount.of(systemPrompt.text()) + (long) TokenCount.of(userPrompt.template());
    }

    private long questionTokens(PlannedTask planned) {
        return questionTokens.computeIfAbsent(
                planned.task().name(),
                name -> planned.splits().test().stream()
                        .mapToLong(example -> TokenCount.of(example.question()))
                        .sum());
    }

    private long outputPerCall(RoleUsage usage) {
        if (usage.calls() < ANSWERS_TO_TRUST) {
            return taskModel.maxTokens();
        }
        return (long) Math.ceil(MARGIN * usage.tokens().outputTokens() / usage.calls());
    }

    /** What scoring the initial prompts on the training items will need. */
    Spending start() {
        long calls = 0;
        long input = 0;
        for (PlannedTask planned : plan.tasks()) {
            long prompt = promptTokens(
                    new SystemPrompt(plan.systemPrompt()), planned.task().initialUserPrompt());
            for (Example example : planned.splits().train()) {
                calls++;
                input += prompt + TokenCount.of(example.question());
            }
        }
        return spending(calls, Usage.of(input, calls * taskModel.maxTokens()));
    }

    private Spending spending(long calls, Usage need) {
        Price price = taskModel.price();
        return new Spending(calls, need.tokens(), price == null ? BigDecimal.ZERO : price.of(need));
    }
}
