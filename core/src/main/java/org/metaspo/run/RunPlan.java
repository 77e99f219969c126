package org.metaspo.run;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Caps;
import org.metaspo.evaluation.Pairing;
import org.metaspo.judge.Judging;
import org.metaspo.method.Components;
import org.metaspo.method.Counts;
import org.metaspo.method.Counts.TaskSize;
import org.metaspo.method.Method;
import org.metaspo.method.Methods;
import org.metaspo.method.Schedule;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Price;
import org.metaspo.model.Role;
import org.metaspo.model.Usage;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.prompt.TokenCount;
import org.metaspo.proposal.CandidateRules;
import org.metaspo.proposal.MetaPrompts;
import org.metaspo.result.PromptCost;
import org.metaspo.result.RunResult.TestSet;
import org.metaspo.result.TaskData;
import org.metaspo.study.Study;
import org.metaspo.study.StudyCounts;
import org.metaspo.study.UnseenGeneralization;
import org.metaspo.task.Example;
import org.metaspo.task.Judged;
import org.metaspo.task.Splits;
import org.metaspo.task.Task;

/**
 * All that a run will read, resolved: the items drawn, prompts, meta prompts, models, prices. It is stored at the start,
 * so that resume, replay and report need the run directory alone.
 *
 * @param name of the run
 * @param command that made it
 * @param seed of everything drawn
 * @param models by role
 * @param method one of {@link org.metaspo.method.Methods#NAMES}
 * @param schedule its schedule's name
 * @param sizes of the search as configured
 * @param systemPrompt the initial system prompt as sent
 * @param frozen passages that every system prompt must keep
 * @param tasks the source tasks with their items; of a study the target tasks
 * @param maxSystemTokens most tokens of a proposed system prompt
 * @param maxUserTokens most tokens of a proposed user prompt
 * @param baselines to report beside the scores: of {@link #BASELINES}
 * @param checks looks beside the claim: of {@link #CHECKS}
 * @param caps what may be spent
 * @param metaPrompts null where no optimizer model is asked
 * @param components the corpus that is proposed from; null where none is
 * @param judging null where no task is judged
 * @param study what is measured; null where a search is run
 * @param programVersion that made the plan
 * @param searchVersion of the decisions and meta prompts
 */
public record RunPlan(
        String name,
        String command,
        long seed,
        Map<Role, ModelSettings> models,
        String method,
        String schedule,
        Schedule sizes,
        String systemPrompt,
        List<String> frozen,
        List<PlannedTask> tasks,
        int maxSystemTokens,
        int maxUserTokens,
        List<String> baselines,
        List<String> checks,
        Caps caps,
        @Nullable MetaPrompts metaPrompts,
        @Nullable List<String> components,
        @Nullable Judging judging,
        @Nullable Study study,
        String programVersion,
        int searchVersion) {
    /** Always the most frequent answer. */
    public static final String MAJORITY = "majority";

    /** The initial user prompts under no system prompt. */
    public static final String EMPTY = "empty";

    /** What may stand under {@code baselines}. */
    public static final List<String> BASELINES = List.of(MAJORITY, EMPTY);

    /** The check that asks an optimizer model. */
    public static final String WORDING = Looks.WORDING;

    /** The check that leaves out each sentence. */
    public static final String ABLATION = Looks.ABLATION;

    /** The command that looks at a prompt sentence by sentence. */
    public static final String ABLATE = "ablate";

    /** What may stand under {@code method.checks}. */
    public static final List<String> CHECKS = List.of(Looks.WORDING, Looks.AA, Looks.ABLATION, Looks.REPEATS);

    public RunPlan {
        // A plan of an earlier version says nothing of them.
        checks = Objects.requireNonNullElse(checks, List.of());
    }

    /** Whether the baseline of no system prompt takes evaluations of its own; under an empty initial prompt it does not. */
    public boolean asksEmptyBaseline() {
        return baselines.contains(EMPTY) && !systemPrompt.isEmpty();
    }

    /** The initial user prompts under no system prompt. */
    public List<Pairing> emptyBaseline() {
        return initial(new SystemPrompt(""));
    }

    /** The initial prompts. */
    public List<Pairing> initial() {
        return initial(new SystemPrompt(systemPrompt));
    }

    private List<Pairing> initial(SystemPrompt under) {
        return tasks.stream()
                .map(planned ->
                        new Pairing(planned.task(), under, planned.task().initialUserPrompt()))
                .toList();
    }

    /**
     * A task with its items.
     *
     * @param task the task
     * @param splits its items
     * @param domain that results group it under; null where none is known
     */
    public record PlannedTask(
            Task task, Splits splits, @Nullable String domain) {}

    /** What it costs to send a prompt to the task model. */
    public PromptCost cost(String prompt) {
        int tokens = TokenCount.of(prompt);
        Price price =
                Objects.requireNonNull(models.get(Role.TASK), "a task model").price();
        BigDecimal usd = price == null ? BigDecimal.ZERO : price.of(Usage.of(1_000L * tokens, 0));
        return new PromptCost(tokens, usd.signum() == 0 ? null : Results.exact(usd));
    }

    /** What each task was learned from and measured on. */
    public List<TaskData> data() {
        return tasks.stream()
                .map(planned -> TaskData.of(planned.task().name(), planned.domain(), planned.splits()))
                .toList();
    }

    /** The items that a task is tested on. */
    List<Example> testItems(Task task) {
        return splits(task).test();
    }

    private Splits splits(Task task) {
        return tasks.stream()
                .filter(planned -> planned.task().name().equals(task.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no task " + task.name()))
                .splits();
    }

    /** The items that the search chooses by. */
    List<Example> selectionItems(Task task) {
        return isEfficient() ? splits(task).validation() : splits(task).train();
    }

    /** The test items, and what they can show. */
    TestSet testSet() {
        Map<String, List<Example>> items = new LinkedHashMap<>();
        tasks.forEach(
                planned -> items.put(planned.task().name(), planned.splits().test()));
        return TestSet.of(items);
    }

    /** What a study over the tasks comes to at most. */
    StudyCounts counts(Study asked) {
        return counts(asked, tasks);
    }

    private static StudyCounts counts(Study asked, List<PlannedTask> of) {
        return asked.counts(of.stream()
                .map(planned -> new StudyCounts.TaskSize(
                        planned.task().name(),
                        planned.splits().train().size(),
                        planned.splits().test().size(),
                        planned.task().userPromptFixed()))
                .toList());
    }

    /** The search that the plan asks for. */
    public Method search() {
        return Methods.of(
                method,
                sizes,
                new Components(
                        Objects.requireNonNullElse(components, List.of()), candidateRules(), metaPrompts != null));
    }

    /** Whether the search selects on validation items. */
    public boolean isEfficient() {
        return schedule.equals(Methods.EFFICIENT);
    }

    /**
     * Whether what a run ends with is delivered whatever its test says: by the reference schedule, which keeps the paper's
     * rule. A prompt that was only made shorter stands beside the whole one.
     */
    boolean deliversUnconfirmed() {
        return !isEfficient() && !command.equals(ABLATE);
    }

    /** Whether duplicates do not compete; user prompts to measure with are to differ, too. */
    boolean isDistinct() {
        return isEfficient() || study instanceof UnseenGeneralization;
    }

    /** What makes a text a candidate. */
    public CandidateRules candidateRules() {
        return new CandidateRules(maxSystemTokens, maxUserTokens, frozen);
    }

    /** How many evaluations and calls the plan has at most. */
    public Counts counts() {
        return counts(tasks);
    }

    /** How many verdicts on these evaluations are asked for at most, content retries apart. */
    public long judgeCalls() {
        long calls = 0;
        for (PlannedTask planned : tasks) {
            if (planned.task().metric() instanceof Judged judged) {
                calls += judged.calls() * evaluations(planned);
            }
        }
        return calls;
    }

    private long evaluations(PlannedTask planned) {
        if (study != null) {
            StudyCounts own = counts(study, List.of(planned));
            return own.training() + own.test();
        }
        Counts own = counts(List.of(planned));
        return own.search() + own.survivors() + (asksEmptyBaseline() ? 2 : 1) * own.baseline();
    }

    private Counts counts(List<PlannedTask> of) {
        return search().counts(of.stream()
                .map(planned -> new TaskSize(
                        planned.splits().train().size(),
                        planned.splits().validation().size(),
                        planned.splits().test().size(),
                        planned.task().userPromptFixed()))
                .toList());
    }

    /** The same plan with other caps and models: what resume may change. */
    public RunPlan with(Caps otherCaps, Map<Role, ModelSettings> otherModels) {
        return with(otherCaps, otherModels, systemPrompt, tasks);
    }

    /** The same plan with other prompts to start from: for estimates. */
    RunPlan with(String otherSystemPrompt, List<PlannedTask> otherTasks) {
        return with(caps, models, otherSystemPrompt, otherTasks);
    }

    private RunPlan with(
            Caps otherCaps,
            Map<Role, ModelSettings> otherModels,
            String otherSystemPrompt,
            List<PlannedTask> otherTasks) {
        return new RunPlan(
                name,
                command,
                seed,
                otherModels,
                method,
                schedule,
                sizes,
                otherSystemPrompt,
                frozen,
                otherTasks,
                maxSystemTokens,
                maxUserTokens,
                baselines,
                checks,
                otherCaps,
                metaPrompts,
                components,
                judging,
                study,
                programVersion,
                searchVersion);
    }
}
