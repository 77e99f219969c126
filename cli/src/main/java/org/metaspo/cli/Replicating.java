package org.metaspo.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.metaspo.MetaSpo;
import org.metaspo.method.Counts;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.Replication;
import org.metaspo.result.RunResult;
import org.metaspo.run.RunPlan;

/**
 * Learns several times: under several search seeds on the same items, then, with the first of these seeds, on other items
 * drawn, and again as it is.
 */
final class Replicating implements RunsStudy {
    static final String NAME = "replicate";
    static final String SEEDS = "seeds";
    static final String SAMPLES = "data-samples";
    static final String REPEATS = "repeats";

    private final InnerRuns runs;
    private final Console console;

    Replicating(InnerRuns runs, Console console) {
        this.runs = runs;
        this.console = console;
    }

    /** One of the runs. */
    private record Planned(String name, String varies, long search, long data) {}

    private List<Planned> planned() {
        long seed = runs.configured().plan().seed();
        List<Planned> planned = new ArrayList<>();
        for (int i = 0; i < runs.order().number(SEEDS); i++) {
            planned.add(new Planned("seed-" + (i + 1), Replication.SEED, seed + i, seed));
        }
        for (int i = 1; i < runs.order().number(SAMPLES); i++) {
            planned.add(new Planned("data-" + (i + 1), Replication.DATA, seed, seed + i));
        }
        for (int i = 1; i < runs.order().number(REPEATS); i++) {
            planned.add(new Planned("repeat-" + (i + 1), Replication.REPEAT, seed, seed));
        }
        return planned;
    }

    @Override
    public List<RunPlan> plans() {
        requireOneMetric(runs.configured().plan());
        return planned().stream().map(run -> configured(run).plan()).toList();
    }

    @Override
    public SeveralRuns.Told told() throws IOException, InterruptedException {
        RunPlan plan = runs.configured().plan();
        requireOneMetric(plan);
        List<Planned> planned = planned();
        Counts counts = plan.counts();
        console.say(planned.size() + " runs of at most " + (counts.search() + counts.survivors() + counts.baseline())
                + " evaluations and " + counts.optimizerCalls() + " optimizer calls each.");
        List<Replication.Run> found = new ArrayList<>();
        for (Planned run : planned) {
            found.add(Replication.run(run.name(), run.varies(), result(run)));
        }
        Replication replication = Replication.of(found);
        return new SeveralRuns.Told(replication.json(), replication.lines());
    }

    private static void requireOneMetric(RunPlan plan) {
        long metrics = plan.tasks().stream()
                .map(planned -> planned.task().metric().kind())
                .distinct()
                .count();
        if (metrics > 1) {
            throw new BadInputException(
                    "study replicate", "needs one metric: there is no mean over different ones.", "Name tasks of one.");
        }
    }

    private MetaSpo configured(Planned run) {
        return runs.configured("seed=" + run.search(), "data.seed=" + run.data());
    }

    private RunResult result(Planned run) throws IOException, InterruptedException {
        RunResult result = runs.run(run.name(), configured(run), (metaSpo, directory) -> metaSpo.train(directory));
        if (result.comparison() == null) {
            throw new BadInputException(
                    runs.at(run.name()).toString(),
                    "compares nothing: no test item was answered under both prompts.",
                    "Look at its report.md for what the provider said.");
        }
        return result;
    }
}
