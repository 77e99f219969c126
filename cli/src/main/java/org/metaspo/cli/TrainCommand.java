package org.metaspo.cli;

import java.nio.file.Path;
import java.util.List;
import org.metaspo.MetaSpo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "",
            "Everything is kept in a run directory: result.json, report.html, system-prompt.txt, and a journal with every answer.",
            "Ctrl-C lets what is in flight come in; `metaspo resume` goes on, and nothing that was answered is paid again.",
            "",
            "Example:",
            "  metaspo train metaspo.yaml --max-usd 5",
            "  metaspo train metaspo.yaml --set data.test=200 --set method.iterations=1 --run-dir runs/small",
            "  metaspo train metaspo.yaml --then evaluate,adapt"
        })
final class TrainCommand extends StartingCommand {
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
        MetaSpo metaSpo = configured(config);
        Path directory = directory(metaSpo.name());
        Performance performance = performance();
        return then.isEmpty()
                ? performance.of(metaSpo, directory, metaSpo.plan(), () -> metaSpo.train(directory))
                : new Chain(common.console(), common.json, performance, config, spending, directory).run(then);
    }
}
