package org.metaspo.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Calls;
import org.metaspo.call.Requests;
import org.metaspo.call.RunStoppedException;
import org.metaspo.call.RunStoppedException.Kind;
import org.metaspo.call.Stage;
import org.metaspo.evaluation.Evaluation;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.journal.StopRecord;
import org.metaspo.judge.Judge;
import org.metaspo.judge.Judging;
import org.metaspo.method.Method;
import org.metaspo.method.Methods;
import org.metaspo.method.Pool;
import org.metaspo.method.Search;
import org.metaspo.method.SearchState;
import org.metaspo.method.SourceTask;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.ProviderFailedException;
import org.metaspo.model.Role;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.proposal.ComponentProposer;
import org.metaspo.proposal.DistinctProposer;
import org.metaspo.proposal.MetaPrompts;
import org.metaspo.proposal.ModelProposer;
import org.metaspo.proposal.Proposer;
import org.metaspo.proposal.RandomComponents;
import org.metaspo.result.TestScores;
import org.metaspo.run.RunPlan.PlannedTask;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.Example;
import org.metaspo.task.Task;

/**
 * One pass over a plan: search, then the final test. The same whether answers come from providers, from the journal, or
 * from both.
 */
final class Session {
    /** How a pass ended. */
    record End(
            String status,
            @Nullable String reason,
            @Nullable SearchState state,
            List<TestScores> scores) {}

    private final RunPlan plan;
    private final Calls calls;
    private final Listener listener;
    private final Evaluation evaluation;
    private final SearchDiary diary;
    private final Consumer<StopRecord> stops;
    private final Supplier<Optional<String>> beforeTest;
    private final Map<String, PlannedTask> tasks;

    /**
     * @param afterDecision hears each state that the search decides on
     * @param stops hears of each stop of this pass
     * @param beforeTest releases what was kept back for the test; names the cap where the test no longer fits
     */
    Session(
            RunPlan plan,
            Calls calls,
            Listener listener,
            Consumer<SearchState> afterDecision,
            Consumer<StopRecord> stops,
            Supplier<Optional<String>> beforeTest) {
        this.plan = plan;
        this.calls = calls;
        this.listener = listener;
        this.evaluation = new Evaluation(calls, requests(Role.TASK), judge(), plan.initial());
        this.diary = new SearchDiary(listener, afterDecision);
        this.stops = stops;
        this.beforeTest = beforeTest;
        this.tasks = plan.tasks().stream()
                .collect(Collectors.toMap(planned -> planned.task().name(), planned -> planned));
    }

    private @Nullable Judge judge() {
        Judging judging = plan.judging();
        return judging == null ? null : new Judge(calls, JudgeReserve.bench(plan, judging));
    }

    private Requests requests(Role role) {
        ModelSettings settings = Objects.requireNonNull(plan.models().get(role), () -> "no model for " + role.key());
        return new Requests(role, settings);
    }

    SearchDiary diary() {
        return diary;
    }

    End run() {
        String status;
        String reason = null;
        try {
            Method.End end = plan.search().search(search());
            status = end == Method.End.SATURATED ? "saturated" : "completed";
            reason = end == Method.End.SATURATED
                    ? "no failures are left on the training items: nothing to learn from"
                    : null;
        } catch (RunStoppedException stop) {
            stopped(stop.kind(), stop.reason());
            if (stop.kind() != Kind.BUDGET) {
                return new End(stop.kind().key(), stop.reason(), diary.state(), List.of());
            }
            status = "budget";
            reason = stop.reason();
        } catch (ProviderFailedException failure) {
            return failed(failure);
        }
        SearchState state = diary.state();
        return state == null ? new End(status, reason, null, List.of()) : test(status, reason, state);
    }

    private End test(String status, @Nullable String reason, SearchState state) {
        try {
            beforeTest.get().ifPresent(cap -> {
                throw new RunStoppedException(Kind.BUDGET, cap + " is used up");
            });
            return new End(status, reason, state, readTest(state));
        } catch (RunStoppedException stop) {
            stopped(stop.kind(), stop.reason());
            String words = stop.kind() == Kind.BUDGET ? stop.reason() + "; the final test did not fit" : stop.reason();
            return new End(stop.kind().key(), words, state, List.of());
        } catch (ProviderFailedException failure) {
            return failed(failure);
        }
    }

    private End failed(ProviderFailedException failure) {
        String reason = String.valueOf(failure.getMessage());
        stopped(Kind.FAILED, reason);
        return new End(Kind.FAILED.key(), reason, diary.state(), List.of());
    }

    private void stopped(Kind kind, String reason) {
        listener.on(new Event.Notice("Stopping: " + reason));
        stops.accept(calls.stop(kind, reason));
    }

    private Search search() {
        Randomness random = new Randomness(plan.seed());
        List<SourceTask> sources = plan.tasks().stream()
                .map(planned -> new SourceTask(planned.task(), planned.task().initialUserPrompt()))
                .toList();
        return new Search(
                new SystemPrompt(plan.systemPrompt()),
                sources,
                new SearchEvaluator(evaluation, plan.tasks()),
                proposer(random),
                random,
                diary);
    }

    private Proposer proposer(Randomness random) {
        List<String> components = plan.components();
        MetaPrompts metaPrompts = plan.metaPrompts();
        if (metaPrompts != null) {
            Proposer model =
                    new ModelProposer(calls, requests(Role.OPTIMIZER), metaPrompts, plan.candidateRules(), listener);
            return plan.isEfficient() ? new DistinctProposer(model) : model;
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

    private List<Example> testItems(Task task) {
        return planned(task).splits().test();
    }

    private PlannedTask planned(Task task) {
        return Objects.requireNonNull(tasks.get(task.name()), () -> "no task " + task.name());
    }

    /** An efficient schedule ends with one candidate, a reference schedule with all that it kept. */
    private Stage endStage() {
        return plan.isEfficient() ? Stage.TEST : Stage.SURVIVORS;
    }

    /** The initial prompts and the kept ones, on the test items. */
    private List<TestScores> readTest(SearchState state) {
        List<Scorecard> before = evaluation.score(Stage.BASELINE, "test/initial", plan.initial(), this::testItems);
        List<Scorecard> empty = emptyBaseline(before);
        List<Scorecard> after =
                evaluation.score(endStage(), "test/" + endStage().key(), state.survivors(), this::testItems);
        List<TestScores> scores = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < before.size(); i++) {
            Pool pool = state.pools().get(i);
            int end = next + pool.survivors().size();
            scores.add(new TestScores(before.get(i), empty.isEmpty() ? null : empty.get(i), after.subList(next, end)));
            next = end;
        }
        return scores;
    }

    /** Under an empty initial prompt that baseline is scored already. */
    private List<Scorecard> emptyBaseline(List<Scorecard> initial) {
        if (plan.asksEmptyBaseline()) {
            return evaluation.score(Stage.BASELINE, "test/empty", plan.emptyBaseline(), this::testItems);
        }
        return plan.baselines().contains(RunPlan.EMPTY) ? initial : List.of();
    }
}
