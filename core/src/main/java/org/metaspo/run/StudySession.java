package org.metaspo.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Calls;
import org.metaspo.call.Ledger;
import org.metaspo.call.RunStoppedException;
import org.metaspo.call.RunStoppedException.Kind;
import org.metaspo.call.Stage;
import org.metaspo.evaluation.Evaluation;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.journal.StopRecord;
import org.metaspo.method.CandidateRecord;
import org.metaspo.method.SearchState;
import org.metaspo.method.SourceTask;
import org.metaspo.model.ProviderFailedException;
import org.metaspo.result.RunResult;
import org.metaspo.statistics.Randomness;
import org.metaspo.statistics.Sha256;
import org.metaspo.study.Bench;
import org.metaspo.study.Finding;
import org.metaspo.study.Notebook;
import org.metaspo.study.Study;
import org.metaspo.task.Task;

/** One pass over a study's plan: its findings, up to where a stop fell. */
final class StudySession implements Pass {
    /** How a pass ended; the findings are those that were complete. */
    record End(String status, @Nullable String reason, List<Finding> findings) {
        boolean isWhole() {
            return reason == null;
        }
    }

    private final RunPlan plan;
    private final Workbench workbench;
    private final Study study;
    private final Calls calls;
    private final Listener listener;
    private final Consumer<StopRecord> stops;
    private final Found found;

    @Nullable
    private End end;

    /**
     * A pass.
     *
     * @param workbench with the plan, and the calls that are made
     * @param stops hears of a stop of this pass
     */
    StudySession(Workbench workbench, Study study, Consumer<StopRecord> stops) {
        this.plan = workbench.plan();
        this.workbench = workbench;
        this.study = study;
        this.calls = workbench.calls();
        this.listener = workbench.listener();
        this.stops = stops;
        this.found = new Found(listener);
    }

    @Override
    public void run() {
        end = measure();
    }

    @Override
    public List<CandidateRecord> candidates() {
        return found.diary.candidates();
    }

    @Override
    public List<History.TestCard> tests() {
        return ended().findings().stream()
                .flatMap(finding -> finding.cards().stream().map(card -> new History.TestCard(finding.arm(), card)))
                .toList();
    }

    @Override
    public Optional<String> reading() {
        End ended = ended();
        return ended.isWhole()
                ? Optional.of(Sha256.hex(ended.findings().stream()
                        .flatMap(finding -> finding.cards().stream())
                        .map(card -> card.pairing().systemPrompt().text() + "\0"
                                + card.pairing().userPrompt().template() + "\0")
                        .reduce("", String::concat)))
                : Optional.empty();
    }

    @Override
    public RunResult result(Ledger ledger, int testReads) {
        return new StudyResults(plan, study, ended()).of(found.diary.candidates(), ledger, testReads);
    }

    private End ended() {
        return Objects.requireNonNull(end, "run() comes first");
    }

    private End measure() {
        try {
            study.run(bench(), found);
            return new End("completed", null, found.findings);
        } catch (RunStoppedException stop) {
            return stopped(stop.kind(), stop.reason());
        } catch (ProviderFailedException failure) {
            return stopped(Kind.FAILED, String.valueOf(failure.getMessage()));
        }
    }

    private Bench bench() {
        Randomness random = new Randomness(plan.seed());
        Evaluation evaluation = workbench.evaluation();
        List<SourceTask> tasks = plan.tasks().stream()
                .map(planned -> new SourceTask(planned.task(), planned.task().initialUserPrompt()))
                .toList();
        return new Bench(
                tasks,
                workbench.evaluator(evaluation),
                (place, pairings) -> evaluation.score(Stage.TEST, place, pairings, plan::testItems),
                workbench.proposer(random),
                random);
    }

    private End stopped(Kind kind, String reason) {
        listener.on(new Event.Notice("Stopping: " + reason));
        stops.accept(calls.stop(kind, reason));
        return new End(kind.key(), reason, found.findings);
    }

    /** Keeps what is found. */
    private static final class Found implements Notebook {
        private final List<Finding> findings = new ArrayList<>();
        private final SearchDiary diary;
        private final Listener listener;

        Found(Listener listener) {
            this.listener = listener;
            this.diary = new SearchDiary(listener, state -> {}, false, () -> Task::best);
        }

        @Override
        public void found(Finding finding) {
            findings.add(finding);
        }

        @Override
        public void notice(String text) {
            listener.on(new Event.Notice(text));
        }

        @Override
        public void candidate(CandidateRecord record) {
            diary.candidate(record);
        }

        @Override
        public void decided(SearchState state) {
            diary.decided(state);
        }
    }
}
