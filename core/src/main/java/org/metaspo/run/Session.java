package org.metaspo.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Calls;
import org.metaspo.call.Ledger;
import org.metaspo.call.RunStoppedException;
import org.metaspo.call.RunStoppedException.Kind;
import org.metaspo.call.Stage;
import org.metaspo.evaluation.Evaluation;
import org.metaspo.evaluation.Headroom;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.journal.StopRecord;
import org.metaspo.method.CandidateRecord;
import org.metaspo.method.Method;
import org.metaspo.method.Pool;
import org.metaspo.method.Search;
import org.metaspo.method.SearchState;
import org.metaspo.method.SourceTask;
import org.metaspo.model.ProviderFailedException;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.proposal.Proposer;
import org.metaspo.result.Checks;
import org.metaspo.result.RunResult;
import org.metaspo.result.TestScores;
import org.metaspo.statistics.Randomness;
import org.metaspo.statistics.Sha256;

/**
 * One pass over a plan: search, then the final test. The same whether answers come from providers, from the journal, or
 * from both.
 */
final class Session implements Pass {
    /** How a pass ended. */
    record End(
            String status,
            @Nullable String reason,
            @Nullable SearchState state,
            @Nullable Headroom headroom,
            @Nullable Checks checks,
            List<TestScores> scores) {}

    private static final String SATURATED = "saturated";

    private final RunPlan plan;
    private final Calls calls;
    private final Listener listener;
    private final Evaluation evaluation;
    private final SearchDiary diary;
    private final Looks looks;
    private final Consumer<StopRecord> stops;
    private final Supplier<Optional<String>> beforeTest;
    private final Workbench workbench;

    @Nullable
    private End end;

    /**
     * A pass.
     *
     * @param workbench with the plan, and the calls that are made
     * @param afterDecision hears each state that the search decides on
     * @param stops hears of each stop of this pass
     * @param beforeTest releases what was kept back for the test; names the cap where the test no longer fits
     */
    Session(
            Workbench workbench,
            Consumer<SearchState> afterDecision,
            Consumer<StopRecord> stops,
            Supplier<Optional<String>> beforeTest) {
        this.plan = workbench.plan();
        this.calls = workbench.calls();
        this.listener = workbench.listener();
        this.workbench = workbench;
        this.evaluation = workbench.evaluation();
        this.looks = new Looks(plan, evaluation, workbench.proposer(new Randomness(plan.seed())), listener);
        this.diary = new SearchDiary(listener, afterDecision, plan.isEfficient(), looks::ceilings);
        this.stops = stops;
        this.beforeTest = beforeTest;
    }

    @Override
    public void run() {
        end = search();
    }

    @Override
    public List<CandidateRecord> candidates() {
        return diary.candidates();
    }

    @Override
    public List<History.TestCard> tests() {
        List<History.TestCard> tests = new ArrayList<>();
        for (TestScores scores : ended().scores()) {
            tests.add(new History.TestCard("initial", scores.initial()));
            if (scores.empty() != null) {
                tests.add(new History.TestCard("empty", scores.empty()));
            }
            tests.add(new History.TestCard("candidate", scores.candidate()));
            scores.survivors().stream().skip(1).forEach(card -> tests.add(new History.TestCard("survivor", card)));
        }
        return tests;
    }

    @Override
    public Optional<String> reading() {
        List<String> prompts = new ArrayList<>();
        ended().scores()
                .forEach(scores -> scores.survivors().forEach(card -> {
                    prompts.add(card.pairing().systemPrompt().text());
                    prompts.add(card.pairing().userPrompt().template());
                }));
        return prompts.isEmpty() ? Optional.empty() : Optional.of(Sha256.hex(String.join("\0", prompts)));
    }

    @Override
    public RunResult result(Ledger ledger, int testReads) {
        return Results.of(plan, ended(), diary.candidates(), ledger, testReads);
    }

    private End ended() {
        return Objects.requireNonNull(end, "run() comes first");
    }

    private End search() {
        String status;
        String reason = null;
        try {
            Method.End end = plan.search().search(given());
            status = end == Method.End.SATURATED ? SATURATED : "completed";
            reason = end == Method.End.SATURATED ? diary.left() : null;
            look(end);
        } catch (SaturatedException e) {
            status = SATURATED;
            reason = diary.left();
        } catch (RunStoppedException stop) {
            stopped(stop.kind(), stop.reason());
            if (stop.kind() != Kind.BUDGET) {
                return end(stop.kind().key(), stop.reason(), List.of());
            }
            status = "budget";
            reason = stop.reason();
        } catch (ProviderFailedException failure) {
            return failed(failure);
        }
        SearchState state = diary.state();
        return state == null ? end(status, reason, List.of()) : test(status, reason, state);
    }

    /** Beside the claim; where nothing was left to learn there is nothing to look at. */
    private void look(Method.End end) {
        SearchState state = diary.state();
        if (state != null && end == Method.End.COMPLETED && !plan.checks().isEmpty()) {
            looks.at(state);
            looks.shortest(state).ifPresent(diary::decided);
        }
    }

    private End test(String status, @Nullable String reason, SearchState state) {
        try {
            beforeTest.get().ifPresent(cap -> {
                throw new RunStoppedException(Kind.BUDGET, cap + " is used up");
            });
            return end(status, reason, readTest(state));
        } catch (RunStoppedException stop) {
            stopped(stop.kind(), stop.reason());
            String words = stop.kind() == Kind.BUDGET ? stop.reason() + "; the final test did not fit" : stop.reason();
            return end(stop.kind().key(), words, List.of());
        } catch (ProviderFailedException failure) {
            return failed(failure);
        }
    }

    private End failed(ProviderFailedException failure) {
        String reason = String.valueOf(failure.getMessage());
        stopped(Kind.FAILED, reason);
        return end(Kind.FAILED.key(), reason, List.of());
    }

    private End end(String status, @Nullable String reason, List<TestScores> scores) {
        return new End(status, reason, diary.state(), diary.headroom(), looks.found(), scores);
    }

    private void stopped(Kind kind, String reason) {
        listener.on(new Event.Notice("Stopping: " + reason));
        stops.accept(calls.stop(kind, reason));
    }

    private Search given() {
        Randomness random = new Randomness(plan.seed());
        List<SourceTask> sources = plan.tasks().stream()
                .map(planned -> new SourceTask(planned.task(), planned.task().initialUserPrompt()))
                .toList();
        Proposer proposer = workbench.proposer(random);
        return new Search(
                new SystemPrompt(plan.systemPrompt()),
                sources,
                workbench.evaluator(evaluation),
                proposer,
                workbench.adviser(proposer),
                random,
                diary);
    }

    /** An efficient schedule ends with one candidate, a reference schedule with all that it kept. */
    private Stage endStage() {
        return plan.isEfficient() ? Stage.TEST : Stage.SURVIVORS;
    }

    /** The initial prompts and the kept ones, on the test items. */
    private List<TestScores> readTest(SearchState state) {
        List<Scorecard> before = evaluation.score(Stage.BASELINE, "test/initial", plan.initial(), plan::testItems);
        List<Scorecard> empty = emptyBaseline(before);
        List<Scorecard> after =
                evaluation.score(endStage(), "test/" + endStage().key(), state.survivors(), plan::testItems);
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
            return evaluation.score(Stage.BASELINE, "test/empty", plan.emptyBaseline(), plan::testItems);
        }
        return plan.baselines().contains(RunPlan.EMPTY) ? initial : List.of();
    }
}
