package org.metaspo.benchmarks;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.metaspo.testbed.world.World;

/** How well search methods find what there is to find, on worlds whose truth is known. */
final class Quality {
    static final String NAME = "quality";

    /** On two cores, client and testbed in one process; only for the first guess at the time. */
    private static final double CALLS_PER_SECOND = 3000;

    private static final double NANOS_PER_MINUTE = 60e9;

    private Quality() {}

    static void run(QualityOptions options, PrintWriter out, PrintWriter err) throws Exception {
        String tables = new QualityTables(options, runs(options, err)).markdown();
        out.print(tables);
        out.flush();
        Path to = options.to();
        if (to != null) {
            Files.writeString(to.resolve("quality.md"), tables);
        }
    }

    /** World by world, so that a comparison which is cut off has whole pairs. */
    private static List<WorldRun> runs(QualityOptions options, PrintWriter err) throws Exception {
        double guess = options.runs() * (double) options.calls() / CALLS_PER_SECOND / 60;
        err.printf(
                "%d searches of at most %,d task calls: some %.0f minutes on two free cores%s%n",
                options.runs(), options.calls(), Math.ceil(guess), options.adapt() ? ", and adaptation on top" : "");
        WorldRuns kept = WorldRuns.in(options.to());
        List<WorldRun> runs = new ArrayList<>();
        int made = 0;
        long begin = System.nanoTime();
        for (String variant : options.variants()) {
            for (int seed = options.from(); seed < options.from() + options.seeds(); seed++) {
                List<WorldRun> known = kept.of(variant, seed, options);
                if (known.size() < options.methods().size()) {
                    List<WorldRun> fresh = WorldBench.run(World.of(variant, seed), variant, seed, options, known);
                    kept.add(fresh);
                    made += fresh.size();
                    known = kept.of(variant, seed, options);
                }
                runs.addAll(known);
                double minutes = (System.nanoTime() - begin) / NANOS_PER_MINUTE;
                double left = made == 0 ? 0 : minutes / made * (options.runs() - runs.size());
                err.printf(
                        "%s, seed %d: %d of %d searches, some %.1f minutes left%n",
                        variant, seed, runs.size(), options.runs(), left);
                err.flush();
            }
        }
        return runs;
    }
}
