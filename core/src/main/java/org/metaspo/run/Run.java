package org.metaspo.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Budget;
import org.metaspo.call.Calls;
import org.metaspo.call.Caps;
import org.metaspo.call.Endpoint;
import org.metaspo.call.NotRecordedException;
import org.metaspo.call.RoleUsage;
import org.metaspo.call.StopSignal;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.journal.Identity;
import org.metaspo.journal.Journal;
import org.metaspo.journal.JournalException;
import org.metaspo.journal.Spending;
import org.metaspo.journal.StopRecord;
import org.metaspo.method.Counts;
import org.metaspo.model.Provider;
import org.metaspo.model.Role;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.CandidateLine;
import org.metaspo.result.Report;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.study.Study;
import org.metaspo.study.StudyCounts;
import org.metaspo.study.UnseenGeneralization;

/**
 * Runs: started, resumed, replayed. A run is a pure function of its plan and the recorded answers; these three differ
 * only in where missing answers come from.
 */
public final class Run {
    private static final String PLAN = "plan";
    private static final String CONFIG = "config.yaml";

    private Run() {}

    /**
     * What surrounds a run without changing its result.
     *
     * @param connector reaches the models
     * @param listener hears what happens
     * @param stop asks for an orderly stop
     * @param cache the file with answers of earlier runs; null for none
     */
    public record Surroundings(
            Connector connector,
            Listener listener,
            StopSignal stop,
            @Nullable Path cache) {}

    /**
     * Starts a run in a new directory and goes through with it.
     *
     * @param configuration the text of {@code config.yaml}
     * @throws BadInputException the directory is taken, a key is missing, or a cap does not cover the start; then
     *     nothing was written
     */
    public static RunResult start(RunPlan plan, String configuration, Path path, Surroundings around)
            throws InterruptedException {
        RunDirectory.requireFree(path);
        requireCapsCoverStart(plan);
        try (ConnectedModels providers = ConnectedModels.connect(plan.models(), around.connector());
                RunDirectory directory = RunDirectory.create(path)) {
            write(path.resolve(CONFIG), configuration);
            try (Journal journal = Journal.create(directory.journal(), Map.of(PLAN, PlanJson.write(plan)))) {
                return live(plan, providers, directory, journal, around);
            }
        }
    }

    /**
     * Goes on with a run: the same program again, with the recorded answers first.
     *
     * @param change of caps, and of what a model's address and limits are
     * @param anyway whether to go on although another search version made the run
     */
    public static RunResult resume(Path path, UnaryOperator<RunPlan> change, boolean anyway, Surroundings around)
            throws InterruptedException {
        try (RunDirectory directory = RunDirectory.open(path);
                Journal journal = Journal.open(directory.journal())) {
            RunPlan plan = change.apply(plan(path, journal));
            requireSearchVersion(plan, path, anyway);
            tellOtherVersion(plan, around.listener());
            try (ConnectedModels providers = ConnectedModels.connect(plan.models(), around.connector())) {
                journal.meta(PLAN, PlanJson.write(plan));
                journal.supersedeStops();
                return live(plan, providers, directory, journal, around);
            }
        }
    }

    /**
     * The same result again from the journal alone. Writes nothing.
     *
     * @throws ReplayException the journal lacks an answer, or holds answers that are not used
     */
    public static RunResult replay(Path path, Listener listener) {
        return again(path, listener, true).result();
    }

    /**
     * All that a run did, from its journal alone. Writes nothing, and may be asked of a run that stopped.
     *
     * @throws ReplayException the journal lacks an answer
     */
    public static History history(Path path) {
        return again(path, Listener.NONE, false);
    }

    /** @param whole whether a run that was never stopped must use all its recorded answers */
    private static History again(Path path, Listener listener, boolean whole) {
        try (Journal journal = Journal.open(RunDirectory.requireRun(path))) {
            RunPlan plan = plan(path, journal);
            requireSearchVersion(plan, path, false);
            Calls calls = Calls.replayed(journal, unreachable(plan), journal.stops(), listener);
            announce(plan, listener);
            List<StopRecord> met = new ArrayList<>();
            Decisions decisions = new Decisions(calls.ledger());
            Workbench workbench = new Workbench(plan, calls, listener);
            Pass pass = plan.study() == null
                    ? new Session(workbench, decisions::add, met::add, Optional::empty)
                    : new StudySession(workbench, plan.study(), met::add);
            decisions.of(pass);
            pass.run();
            if (met.size() < journal.stops().size()) {
                throw new ReplayException(path + ": this program comes to an end before the run's recorded stop.");
            }
            int unused = journal.size() - calls.ledger().distinctAnswers();
            if (whole && journal.stops().isEmpty() && !journal.wasResumed() && unused > 0) {
                throw new ReplayException(path + ": " + unused + " recorded answers are not used by this program.");
            }
            return new History(
                    plan,
                    pass.result(calls.ledger(), journal.testReadings()),
                    pass.candidates(),
                    decisions.all(),
                    pass.tests());
        } catch (NotRecordedException e) {
            throw new ReplayException(path + ": " + e.getMessage());
        }
    }

    /** The plan of a run. */
    public static RunPlan plan(Path path) {
        try (Journal journal = Journal.open(RunDirectory.requireRun(path))) {
            return plan(path, journal);
        }
    }

    /**
     * The result that a run left behind.
     *
     * @throws BadInputException the run goes on, was cut off, or is none
     */
    public static RunResult result(Path path) {
        return StoredResult.of(path);
    }

    private static RunPlan plan(Path path, Journal journal) {
        return PlanJson.read(journal.meta(PLAN)
                .orElseThrow(() -> new BadInputException(
                        path.toString(), "its journal holds no plan.", "It was not made by this program.")));
    }

    private static void requireSearchVersion(RunPlan plan, Path path, boolean anyway) {
        if (plan.searchVersion() != ProgramVersion.SEARCH && !anyway) {
            throw new BadInputException(
                    path.toString(),
                    "was made with search version " + plan.searchVersion() + " (program " + plan.programVersion()
                            + "), this program has " + ProgramVersion.SEARCH + ".",
                    "Use that program, or `resume --anyway` to reuse what still matches.");
        }
    }

    private static void tellOtherVersion(RunPlan plan, Listener listener) {
        if (plan.searchVersion() != ProgramVersion.SEARCH) {
            listener.on(new Event.Notice("The run was made with search version " + plan.searchVersion()
                    + "; this program has " + ProgramVersion.SEARCH + " and reuses what still matches."));
        }
    }

    private static RunResult live(
            RunPlan plan, ConnectedModels providers, RunDirectory directory, Journal journal, Surroundings around) {
        around.listener().on(new Event.RunStarted(directory.path().toString()));
        try (RunBudget budget = new RunBudget(plan.caps(), journal);
                ReusedAnswers reused = new ReusedAnswers(around, plan.models(), providers)) {
            Calls calls = Calls.live(
                    journal, providers.endpoints(), budget.budget(), around.stop(), around.listener(), reused.reuse());
            return live(new Workbench(plan, calls, around.listener()), directory, journal, budget.budget());
        }
    }

    private static RunResult live(Workbench workbench, RunDirectory directory, Journal journal, Budget budget) {
        Stopwatch watch = new Stopwatch();
        RunPlan plan = workbench.plan();
        Calls calls = workbench.calls();
        announce(plan, workbench.listener());
        Pass pass = plan.study() == null
                ? search(workbench, budget, journal)
                : new StudySession(workbench, plan.study(), journal::stopped);
        pass.run();
        pass.reading().ifPresent(journal::testRead);
        RunResult result = pass.result(calls.ledger(), journal.testReadings());
        RunResult timed = result.withTimings(watch.timings(budget.spent(), journal, calls.ledger()));
        save(directory.path(), plan, timed, pass);
        workbench.listener().on(new Event.RunEnded(timed.status(), timed.reason()));
        return timed;
    }

    /** A search whose test is kept back from the caps. */
    private static Pass search(Workbench workbench, Budget budget, Journal journal) {
        RunPlan plan = workbench.plan();
        TestReserve reserve = new TestReserve(plan, request -> journal.find(Identity.of(request)));
        TestKeeper keeper = new TestKeeper(
                reserve, plan.caps(), budget, role -> workbench.calls().ledger().usage(role));
        keeper.renew(null);
        return new Session(workbench, keeper::renew, journal::stopped, keeper::release);
    }

    private static void save(Path path, RunPlan plan, RunResult result, Pass pass) {
        List<CandidateLine> candidates =
                pass.candidates().stream().map(CandidateLine::of).toList();
        try {
            if (plan.study() instanceof UnseenGeneralization unseen) {
                UnseenUserPrompts.write(path, unseen, result);
            }
            ResultFiles.write(path, result, candidates, Report.of(plan.name(), result, candidates));
        } catch (IOException e) {
            throw new JournalException(
                    path + ": cannot write the result (" + e.getMessage()
                            + "). Free disk space, then resume the run: nothing is asked again.",
                    e);
        }
    }

    private static void announce(RunPlan plan, Listener listener) {
        listener.on(planned(plan));
        List<String> metrics = plan.tasks().stream()
                .map(planned -> planned.task().metric().kind())
                .distinct()
                .toList();
        if (plan.study() == null) {
            listener.on(
                    new Event.Remark(TestSize.words(plan.testSet(), plan.tasks().size())));
        }
        if (metrics.size() > 1) {
            listener.on(new Event.Notice("The tasks have different metrics (" + String.join(", ", metrics)
                    + (plan.study() == null
                            ? "): the search compares system prompts by the flat mean over them; the result is told by metric."
                            : "): the result is told by metric.")));
        }
    }

    /** What a plan comes to at most. */
    static Event.SearchPlanned planned(RunPlan plan) {
        Study study = plan.study();
        return study == null ? plannedSearch(plan) : plannedStudy(plan, study);
    }

    private static Event.SearchPlanned plannedSearch(RunPlan plan) {
        Counts counts = plan.counts();
        long tests = counts.survivors() + counts.baseline();
        return new Event.SearchPlanned(
                counts.search() + Looks.evaluations(plan),
                plan.metaPrompts() == null ? 0 : counts.optimizerCalls(),
                tests + (plan.asksEmptyBaseline() ? counts.baseline() : 0),
                plan.judgeCalls());
    }

    private static Event.SearchPlanned plannedStudy(RunPlan plan, Study study) {
        StudyCounts counts = plan.counts(study);
        return new Event.SearchPlanned(
                counts.training(),
                plan.metaPrompts() == null ? 0 : counts.optimizerCalls(),
                counts.test(),
                plan.judgeCalls());
    }

    /** Before the first call: a cap must leave room for the start and for the test of the initial prompts. */
    private static void requireCapsCoverStart(RunPlan plan) {
        Caps caps = plan.caps();
        // A study has no test at its end that a cap could leave out: it stops where the cap falls, and can go on.
        if (caps.isEmpty() || plan.study() != null) {
            return;
        }
        TestReserve reserve = new TestReserve(plan, request -> null);
        Map<Role, Spending> needs = new EnumMap<>(reserve.start());
        reserve.need(null, role -> RoleUsage.NONE).forEach((role, need) -> needs.merge(role, need, Spending::plus));
        String over = new Budget(caps, Map.of()).exceeded(needs);
        if (over != null) {
            Spending need = needs.values().stream().reduce(Spending.NONE, Spending::plus);
            throw new BadInputException(
                    over,
                    "does not cover the start: scoring the initial prompts and the final test may need "
                            + need.attempts() + " calls, " + need.tokens() + " tokens"
                            + (need.usd().signum() == 0 ? "." : ", " + Results.exact(need.usd()) + " USD."),
                    "Raise the cap, or lower data.train, data.test or max-tokens.");
        }
    }

    private static void write(Path file, String text) {
        try {
            ResultFiles.replace(file, text);
        } catch (IOException e) {
            throw new JournalException(file + ": cannot be written (" + e.getMessage() + "). Is there space?", e);
        }
    }

    /** Answers nothing: replay has answers from the journal alone. */
    static final Provider NOBODY = request -> {
        throw new IllegalStateException("replay asks nobody");
    };

    /** Endpoints for their prices alone. */
    private static Map<Role, Endpoint> unreachable(RunPlan plan) {
        Map<Role, Endpoint> endpoints = new HashMap<>();
        plan.models().forEach((role, settings) -> endpoints.put(role, ConnectedModels.endpoint(NOBODY, settings)));
        return endpoints;
    }
}
