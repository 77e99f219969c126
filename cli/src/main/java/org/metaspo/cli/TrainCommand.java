package org.metaspo.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.metaspo.MetaSpo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "",
            "Example:",
            "  metaspo train metaspo.yaml --max-usd 5",
            "  metaspo train metaspo.yaml --set data.test=200 --set method.iterations=1 --run-dir runs/small"
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

    @Parameters(paramLabel = "CONFIG", description = "The configuration, a YAML file.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path config;

    @Override
    public Integer call() throws InterruptedException {
        MetaSpo metaSpo = MetaSpo.configured(config);
        spending.assignments().forEach(metaSpo::set);
        Path directory = Performance.directory(place.runDir, metaSpo.name());
        return new Performance(common.console(), common.json, false)
                .of(metaSpo, directory, () -> metaSpo.train(directory));
    }
}
