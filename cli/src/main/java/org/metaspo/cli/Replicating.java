package org.metaspo.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.metaspo.method.Counts;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.Replication;
import org.metaspo.result.RunResult;
import org.metaspo.run.RunPlan;

/**
 * Learns several times: under several search seeds on the same items, then, with the first of these seeds, on other items
 * drawn, and again as it is.
 */
final class Replicating {
    static final String NAME = "replicate";
    static final String SEEDS = "seeds";
    static final String SAMPLES = "data-samples";
    static final String REPEATS = "repeats";

    private final InnerRuns runs;
    private final Console console;
    private final List<Replication.Run> found = new ArrayList<>();

    Replicating(InnerRuns runs, Console console) {
        this.runs = runs;
        this.console = console;
    }

    SeveralRuns.Told told() throws IOException, InterruptedException {
        RunPlan plan = runs.configured().plan();
        long seed = plan.seed();
        int seeds = runs.order().number(SEEDS);
        int samples = runs.order().number(SAMPLES);
        int repeats = runs.order().number(REPEATS);
        requireOneMetric(plan);
        Counts counts = plan.counts();
        int all = seeds + samples - 1 + repeats - 1;
        console.say(all + " runs of at most " + (counts.search() + counts.survivors() + counts.baseline())
                + " evaluations and " + counts.optimizerCalls() + " optimizer calls each.");
        for (int i = 0; i < seeds; i++) {
            run("seed-" + (i + 1), Replication.SEED, seed + i, seed);
        }
        for (int i = 1; i < samples; i++) {
            run("data-" + (i + 1), Replication.DATA, seed, seed + i);
        }
        for (int i = 1; i < repeats; i++) {
            run("repeat-" + (i + 1), Replication.REPEAT, seed, seed);
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

    private void run(String name, String varies, long search, long data) throws IOException, InterruptedException {
        RunResult result = runs.run(
                name,
                runs.configured("seed=" + search, "data.seed=" + data),
                (metaSpo, directory) -> metaSpo.train(directory));
        if (result.comparison() == null) {
            throw new BadInputException(
                    runs.at(name).toString(),
                    "compares nothing: no test item was answered under both prompts.",
                    "Look at its report.md for what the provider said.");
        }
        found.add(Replication.run(name, varies, result));
    }
}
