package org.metaspo.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.metaspo.MetaSpo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "",
            "Example:",
            "  metaspo train metaspo.yaml --max-usd 5",
            "  metaspo train metaspo.yaml --set data.test=200 --set method.iterations=1 --run-dir runs/small",
            "  metaspo train metaspo.yaml --then evaluate,adapt"
        })
final class TrainCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    SpendingOptions spending;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    RunPlaceOption place;

    @Option(
            names = "--then",
            paramLabel = "STUDY",
            split = ",",
            description =
                    "Then measure what was learned on the target tasks: evaluate, adapt. Their runs are kept beside"
                            + " the first as DIR-evaluate and DIR-adapt.")
    List<String> then = List.of();

    @Parameters(paramLabel = "CONFIG", description = "The configuration, a YAML file.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path config;

    @Override
    public Integer call() throws InterruptedException {
        MetaSpo metaSpo = spending.on(MetaSpo.configured(config));
        Path directory = Performance.directory(place.runDir, metaSpo.name());
        Performance performance = new Performance(common.console(), common.json, false, spending.yes);
        return then.isEmpty()
                ? performance.of(metaSpo, directory, metaSpo.plan(), () -> metaSpo.train(directory))
                : new Chain(common.console(), common.json, performance, config, spending, directory).run(then);
    }
}
