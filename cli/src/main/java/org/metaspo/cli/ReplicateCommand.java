package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.metaspo.MetaSpo;
import org.metaspo.problem.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = Replicating.NAME,
        description = "learn several times: mean, spread, worst case, and where the spread comes from",
        footer = {
            "",
            "Each run is kept below --run-dir. Stopped, the study goes on by `metaspo resume DIR`. Caps hold for all runs",
            "together.",
            "",
            "Example:",
            "  metaspo study replicate metaspo.yaml --max-usd 20",
            "  metaspo study replicate runs/reviews-20261122-101500 --seeds 10 --data-samples 1 --repeats 1"
        })
final class ReplicateCommand extends StartingCommand {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    EstimateOption estimate;

    @Option(
            names = "--" + Replicating.SEEDS,
            paramLabel = "N",
            defaultValue = "5",
            description = "Search seeds, on the same items (default: 5).")
    int seeds;

    @Option(
            names = "--" + Replicating.SAMPLES,
            paramLabel = "N",
            defaultValue = "3",
            description = "Samples of the items, the first seed's included; 1 for none (default: 3).")
    int samples;

    @Option(
            names = "--" + Replicating.REPEATS,
            paramLabel = "N",
            defaultValue = "2",
            description = "Runs that are equal but for the models' answers, the first seed's included; 1 for none"
                    + " (default: 2).")
    int repeats;

    @Parameters(paramLabel = "CONFIG_OR_RUN", description = "The configuration, or a run whose configuration to take.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path config;

    @Override
    public Integer call() throws IOException, InterruptedException {
        atLeast(2, Replicating.SEEDS, seeds);
        atLeast(1, Replicating.SAMPLES, samples);
        atLeast(1, Replicating.REPEATS, repeats);
        Map<String, String> options = new TreeMap<>(StudyCaps.of(spending).options());
        options.put(Replicating.SEEDS, String.valueOf(seeds));
        options.put(Replicating.SAMPLES, String.valueOf(samples));
        options.put(Replicating.REPEATS, String.valueOf(repeats));
        StudyOrder order = new StudyOrder(
                Replicating.NAME, config.toAbsolutePath().normalize().toString(), spending.set, options);
        SeveralRuns several = new SeveralRuns(common, StudyCaps.of(spending));
        if (estimate.asked) {
            return several.estimate(order);
        }
        MetaSpo metaSpo = MetaSpo.configured(config);
        spending.set.forEach(metaSpo::set);
        Path directory = directory(metaSpo.name() + "-" + Replicating.NAME);
        return several.run(order, directory, spending.yes);
    }

    private static void atLeast(int least, String option, int value) {
        if (value < least) {
            throw new BadInputException(
                    "--" + option + " " + value, "must be at least " + least + ".", "Five or more seeds tell most.");
        }
    }
}
