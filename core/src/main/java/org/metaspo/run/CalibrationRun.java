package org.metaspo.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.call.Budget;
import org.metaspo.call.Calls;
import org.metaspo.call.Ledger;
import org.metaspo.call.NotRecordedException;
import org.metaspo.call.Requests;
import org.metaspo.call.RunStoppedException;
import org.metaspo.call.RunStoppedException.Kind;
import org.metaspo.event.Event;
import org.metaspo.event.Listener;
import org.metaspo.journal.Journal;
import org.metaspo.journal.JournalException;
import org.metaspo.judge.Bench;
import org.metaspo.judge.Calibration;
import org.metaspo.judge.Calibrator;
import org.metaspo.judge.Case;
import org.metaspo.judge.Judge;
import org.metaspo.judge.Labelled;
import org.metaspo.judge.Ruling;
import org.metaspo.model.ProviderFailedException;
import org.metaspo.model.Role;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.CalibrationReport;
import org.metaspo.result.CalibrationResult;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.run.Run.Surroundings;
import org.metaspo.statistics.Randomness;

/** Calibrations of a judge: started, resumed, replayed, as runs are. */
public final class CalibrationRun {
    private static final String PLAN = "calibration";
    private static final String STAGE = "checks";

    private CalibrationRun() {}

    /** Whether a run directory holds a calibration. */
    public static boolean isOne(Path path) {
        try (Journal journal = Journal.open(RunDirectory.requireRun(path))) {
            return journal.meta(PLAN).isPresent();
        }
    }

    /** Starts a calibration in a new directory and goes through with it. */
    public static CalibrationResult start(CalibrationPlan plan, String configuration, Path path, Surroundings around)
            throws InterruptedException {
        RunDirectory.requireFree(path);
        try (ConnectedModels models = ConnectedModels.connect(Map.of(Role.JUDGE, plan.judge()), around.connector());
                RunDirectory directory = RunDirectory.create(path)) {
            write(path, "config.yaml", configuration);
            try (Journal journal = Journal.create(directory.journal(), Map.of(PLAN, PlanJson.write(plan)))) {
                return live(plan, models, path, journal, around);
            }
        }
    }

    /** Goes on with one that stopped. */
    public static CalibrationResult resume(Path path, CapsChange caps, Surroundings around)
            throws InterruptedException {
        try (RunDirectory directory = RunDirectory.open(path);
                Journal journal = Journal.open(directory.journal())) {
            CalibrationPlan plan = caps.apply(plan(path, journal));
            try (ConnectedModels models =
                    ConnectedModels.connect(Map.of(Role.JUDGE, plan.judge()), around.connector())) {
                journal.meta(PLAN, PlanJson.write(plan));
                journal.supersedeStops();
                return live(plan, models, path, journal, around);
            }
        }
    }

    /** What resume may change of a calibration. */
    @FunctionalInterface
    public interface CapsChange {
        /** The plan with other caps, or another address of its model. */
        CalibrationPlan apply(CalibrationPlan plan);
    }

    /** The same again from the journal alone. Writes nothing. */
    public static CalibrationResult replay(Path path) {
        try (Journal journal = Journal.open(RunDirectory.requireRun(path))) {
            CalibrationPlan plan = plan(path, journal);
            Calls calls = Calls.replayed(
                    journal,
                    Map.of(Role.JUDGE, ConnectedModels.endpoint(Run.NOBODY, plan.judge())),
                    journal.stops(),
                    Listener.NONE);
            return pass(plan, calls, Listener.NONE, null);
        } catch (NotRecordedException e) {
            throw new ReplayException(path + ": " + e.getMessage());
        }
    }

    private static CalibrationPlan plan(Path path, Journal journal) {
        return PlanJson.read(
                journal.meta(PLAN)
                        .orElseThrow(() -> new BadInputException(
                                path.toString(), "holds no calibration.", "Give the directory of one.")),
                CalibrationPlan.class);
    }

    private static CalibrationResult live(
            CalibrationPlan plan, ConnectedModels models, Path path, Journal journal, Surroundings around) {
        around.listener().on(new Event.RunStarted(path.toString()));
        try (RunBudget budget = new RunBudget(plan.caps(), journal);
                ReusedAnswers reused = new ReusedAnswers(around, Map.of(Role.JUDGE, plan.judge()), models)) {
            Calls calls = Calls.live(
                    journal, models.endpoints(), budget.budget(), around.stop(), around.listener(), reused.reuse());
            return live(plan, calls, path, journal, budget.budget(), around.listener());
        }
    }

    private static CalibrationResult live(
            CalibrationPlan plan, Calls calls, Path path, Journal journal, Budget budget, Listener listener) {
        Stopwatch watch = new Stopwatch();
        listener.on(new Event.SearchPlanned(
                0, 0, 0, 2L * plan.metric().calls() * plan.labelled().size()));
        CalibrationResult result = pass(plan, calls, listener, journal);
        CalibrationResult timed = result.withTimings(watch.timings(budget.spent(), journal, calls.ledger()));
        write(path, "report.md", "# " + plan.name() + "\n\n" + String.join("\n", CalibrationReport.of(timed)) + "\n");
        write(path, "result.json", timed.json() + "\n");
        listener.on(new Event.RunEnded(timed.status(), timed.reason()));
        return timed;
    }

    /** @param journal is told of a stop; null in replay */
    private static CalibrationResult pass(
            CalibrationPlan plan, Calls calls, Listener listener, @Nullable Journal journal) {
        try {
            Bench bench = new Bench(
                    new Requests(Role.JUDGE, plan.judge()), Map.of(plan.metric().judge(), plan.prompt()));
            Judge judge = new Judge(calls, bench);
            List<Case> cases = plan.labelled().stream().map(Labelled::asked).toList();
            List<Ruling> first = judge.rule(STAGE, "calibration/first", cases, 0);
            List<Ruling> again = judge.rule(STAGE, "calibration/again", cases, 1);
            Calibration calibration = new Calibrator(plan.metric().judge(), plan.labelled(), first, again)
                    .calibrate(plan.identity(), new Randomness(plan.seed()));
            return result(plan, "completed", null, calibration, calls.ledger());
        } catch (RunStoppedException stop) {
            return stopped(plan, calls, listener, journal, stop.kind(), stop.reason());
        } catch (ProviderFailedException failure) {
            return stopped(plan, calls, listener, journal, Kind.FAILED, String.valueOf(failure.getMessage()));
        }
    }

    private static CalibrationResult stopped(
            CalibrationPlan plan, Calls calls, Listener listener, @Nullable Journal journal, Kind kind, String reason) {
        listener.on(new Event.Notice("Stopping: " + reason));
        if (journal != null) {
            journal.stopped(calls.stop(kind, reason));
        }
        return result(plan, kind.key(), reason, null, calls.ledger());
    }

    private static CalibrationResult result(
            CalibrationPlan plan,
            String status,
            @Nullable String reason,
            @Nullable Calibration calibration,
            Ledger ledger) {
        return new CalibrationResult(
                RunResult.SCHEMA_VERSION,
                CalibrationResult.COMMAND,
                status,
                reason,
                plan.seed(),
                plan.programVersion(),
                plan.searchVersion(),
                calibration,
                Results.usage(ledger),
                null);
    }

    private static void write(Path directory, String name, String text) {
        try {
            ResultFiles.replace(directory.resolve(name), text);
        } catch (IOException e) {
            throw new JournalException(
                    directory.resolve(name) + ": cannot be written (" + e.getMessage() + "). Is there space?", e);
        }
    }
}
