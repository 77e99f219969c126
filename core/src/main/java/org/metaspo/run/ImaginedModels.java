package org.metaspo.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Imagination;
import org.metaspo.model.Answer;
import org.metaspo.model.Message;
import org.metaspo.model.Message.Speaker;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Outcome;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.model.Usage;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.TokenCount;
import org.metaspo.prompt.TokenEstimate;
import org.metaspo.proposal.ImaginedOptimizer;
import org.metaspo.run.RunPlan.PlannedTask;

/**
 * The models of a plan, as an outlook has them: how long their answers are, and how long they take. What is not known of
 * a model before it is asked is set here, and said in docs/budgets.md.
 */
final class ImaginedModels implements Imagination {
    private static final String LOCAL = "local";

    /** What chat templates add to a request. */
    private static final int TEMPLATE_TOKENS = 20;

    /** What they may add, with a schema. */
    private static final int MOST_TEMPLATE_TOKENS = 200;

    /** Tokenizers of today's models make up to a third more of a text than the one that counts here. */
    private static final double OTHER_TOKENIZERS = 1.5;

    /** Expected output of a task, of an analysis and of a verdict with its reason; and hidden reasoning, where a model reasons. */
    private static final int TASK_TOKENS = 150;

    private static final int ANALYSIS_TOKENS = 300;
    private static final int VERDICT_TOKENS = 80;
    private static final int REASONING_TOKENS = 400;
    private static final int CONSTRAINED_TOKENS = 10;
    private static final int SHORT_TOKENS = 10;

    private final Outlook outlook;
    private final Map<Role, ModelSettings> models;
    private final Map<Role, TokenEstimate> tokens = new EnumMap<>(Role.class);
    private final Map<Role, String> texts = new EnumMap<>(Role.class);
    private final @Nullable ImaginedOptimizer optimizer;

    ImaginedModels(Outlook outlook, RunPlan plan) {
        this.outlook = outlook;
        this.models = plan.models();
        for (Role role : models.keySet()) {
            tokens.put(role, new TokenEstimate());
        }
        texts.put(Role.TASK, ImaginedOptimizer.words(visible(Role.TASK, TASK_TOKENS)));
        texts.put(Role.JUDGE, ImaginedOptimizer.words(SHORT_TOKENS));
        this.optimizer = plan.metaPrompts() == null
                ? null
                : new ImaginedOptimizer(
                        plan.metaPrompts(),
                        new SystemPrompt(plan.systemPrompt()),
                        plan.tasks().stream().map(PlannedTask::task).toList(),
                        visible(Role.OPTIMIZER, ANALYSIS_TOKENS));
    }

    @Override
    public Answer answer(Request request) {
        Role role = request.role();
        String text = role == Role.OPTIMIZER
                ? Objects.requireNonNull(optimizer, "a plan without meta prompts asks no optimizer")
                        .answer(request)
                : texts.getOrDefault(role, "");
        return new Answer(Outcome.ANSWERED, text, Usage.of(input(request), output(role, text)));
    }

    private long input(Request request) {
        TokenEstimate own = Objects.requireNonNull(tokens.get(request.role()), "a model that is asked is in the plan");
        long counted = 0;
        for (Message message : request.messages()) {
            counted += message.speaker() == Speaker.SYSTEM ? own.ofRepeated(message.text()) : own.of(message.text());
        }
        return outlook == Outlook.HIGH
                ? (long) Math.ceil(OTHER_TOKENIZERS * counted) + MOST_TEMPLATE_TOKENS
                : counted + TEMPLATE_TOKENS;
    }

    private long output(Role role, String text) {
        int most = settings(role).maxTokens();
        if (outlook == Outlook.HIGH) {
            return most;
        }
        int visible =
                switch (role) {
                    case TASK -> visible(role, TASK_TOKENS);
                    case JUDGE -> visible(role, VERDICT_TOKENS);
                    case OPTIMIZER -> TokenCount.of(text);
                };
        return Math.min(most, visible + (outlook == Outlook.EXPECTED && reasons(role) ? REASONING_TOKENS : 0));
    }

    /** The length of what can be read of an answer. */
    private int visible(Role role, int expected) {
        ModelSettings settings = models.get(role);
        if (settings == null) {
            return 1;
        }
        int usual = settings.constrained() && role == Role.TASK ? CONSTRAINED_TOKENS : expected;
        return switch (outlook) {
            case LOW -> Math.min(settings.maxTokens(), SHORT_TOKENS);
            case EXPECTED -> Math.min(settings.maxTokens(), usual);
            case HIGH -> settings.maxTokens();
        };
    }

    /** A model that takes no temperature, or is told how hard to think, thinks before it answers. */
    private boolean reasons(Role role) {
        ModelSettings settings = settings(role);
        String effort = settings.effort();
        return effort == null ? settings.temperature() == null : !effort.equals("none");
    }

    private ModelSettings settings(Role role) {
        return Objects.requireNonNull(models.get(role), "a model that is asked is in the plan");
    }

    /** Of hosted models as they are today; of the local one as docs/results/local-model.md has it. */
    @Override
    public double seconds(Request request, Answer answer) {
        boolean local = settings(request.role()).provider().equals(LOCAL);
        double usual = local
                ? 0.05 + answer.usage().inputTokens() / 350.0 + answer.usage().outputTokens() / 40.0
                : 0.5 + answer.usage().outputTokens() / 80.0;
        return switch (outlook) {
            case LOW -> usual / 2;
            case EXPECTED -> usual;
            case HIGH -> usual * 3;
        };
    }

    @Override
    public boolean countsRepeats() {
        return outlook == Outlook.HIGH;
    }
}
