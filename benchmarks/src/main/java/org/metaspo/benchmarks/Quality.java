package org.metaspo.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How well search methods find what there is to find, on worlds whose truth is known. */
final class Quality {
    static final String NAME = "quality";

    /** On two cores, client and testbed in one process; only for the first guess at the time. */
    private static final double CALLS_PER_SECOND = 3000;

    private static final double NANOS_PER_MINUTE = 60e9;

    private Quality() {}

    /** Prints a table; gives 2 where an argument is wrong. */
    static int run(List<String> arguments, PrintStream out, PrintStream err) throws Exception {
        if (arguments.contains("--help")) {
            out.println(QualityOptions.HELP);
            return 0;
        }
        QualityOptions options;
        try {
            options = QualityOptions.of(arguments);
            if (options.adapt() && !WorldRun.canAdapt()) {
                throw new IllegalArgumentException("--adapt needs the method protegi");
            }
        } catch (IllegalArgumentException e) {
            err.println("benchmarks: " + e.getMessage());
            return 2;
        }
        QualityTable table = new QualityTable(options, runs(options, err));
        out.print(table.markdown());
        Path to = options.to();
        if (to != null) {
            write(table, to);
        }
        return 0;
    }

    private static List<WorldRun> runs(QualityOptions options, PrintStream err) throws Exception {
        double guess = options.runs() * (double) options.calls() / CALLS_PER_SECOND / 60;
        err.printf(
                "%d searches of at most %,d task calls: some %.0f minutes on two free cores%s%n",
                options.runs(), options.calls(), Math.ceil(guess), options.adapt() ? ", and adaptation on top" : "");
        List<WorldRun> runs = new ArrayList<>();
        long begin = System.nanoTime();
        for (String variant : options.variants()) {
            for (int seed = options.from(); seed < options.from() + options.seeds(); seed++) {
                runs.addAll(WorldRun.all(variant, seed, options));
                double minutes = (System.nanoTime() - begin) / NANOS_PER_MINUTE;
                double left = minutes / runs.size() * (options.runs() - runs.size());
                err.printf(
                        "%s, seed %d: %d of %d searches, some %.1f minutes left%n",
                        variant, seed, runs.size(), options.runs(), left);
            }
        }
        return runs;
    }

    private static void write(QualityTable table, Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("quality.md"), table.markdown());
        Files.writeString(directory.resolve("quality.json"), table.json());
    }
}
