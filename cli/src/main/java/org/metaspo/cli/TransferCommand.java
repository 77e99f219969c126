package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.metaspo.MetaSpo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = Transferring.NAME,
        description = "a learned system prompt under other models and on other tasks",
        footer = {
            "",
            "The prompt of a run, or one that is learned now, meets the source and the target tasks with their initial user",
            "prompts. Each run is kept below --run-dir. Stopped, the study goes on by `metaspo resume DIR`. Caps hold for",
            "all runs together.",
            "",
            "Example:",
            "  metaspo study transfer runs/reviews-20261122-101500 --models gpt-6-luna,anthropic:claude-sonnet-5-5",
            "  metaspo study transfer metaspo.yaml --leave-one-out"
        })
final class TransferCommand extends StartingCommand {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    EstimateOption estimate;

    @Option(
            names = "--" + Transferring.MODELS,
            paramLabel = "MODEL",
            defaultValue = "",
            description =
                    "Further task models: MODEL of the configured provider, or PROVIDER:MODEL; several with commas.")
    String models = "";

    @Option(
            names = "--" + Transferring.LEAVE_ONE_OUT,
            description = "For each source task also learn from the others alone, and measure that on it.")
    boolean leaveOneOut;

    @Parameters(paramLabel = "CONFIG_OR_RUN", description = "A run whose prompt is measured, or a configuration.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path config;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, String> options = new TreeMap<>(StudyCaps.of(spending).options());
        options.put(Transferring.MODELS, models);
        options.put(Transferring.LEAVE_ONE_OUT, leaveOneOut ? "1" : "0");
        StudyOrder order = new StudyOrder(
                Transferring.NAME, config.toAbsolutePath().normalize().toString(), spending.set, options);
        SeveralRuns several = new SeveralRuns(common, StudyCaps.of(spending));
        if (estimate.asked) {
            return several.estimate(order);
        }
        MetaSpo metaSpo = MetaSpo.configured(config);
        spending.set.forEach(metaSpo::set);
        Path directory = directory(metaSpo.name() + "-" + Transferring.NAME);
        return several.run(order, directory, spending.yes);
    }
}
