package org.metaspo.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.metaspo.MetaSpo;
import org.metaspo.config.StudyChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "",
            "The system prompt stays as it is while `protegi` adapts each target task's user prompt; the same under the default",
            "system prompt stands beside it. Rounds, children and beam are those of a configured method `protegi`, else its",
            "defaults.",
            "",
            "Example:",
            "  metaspo adapt metaspo.yaml --system-prompt runs/reviews-20261122-101500",
            "  metaspo adapt metaspo.yaml --system-prompt prompt.txt --data-sizes 5,10,20"
        })
final class AdaptCommand implements Callable<Integer> {
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
            names = "--system-prompt",
            paramLabel = "FILE_OR_RUN",
            required = true,
            description = "What is measured: a file with the prompt (text, or JSON), or a run directory.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path systemPrompt;

    @Option(
            names = "--data-sizes",
            paramLabel = "N",
            split = ",",
            description = "Adds the curve by amount of data: training items, such as 5,10,20; three draws of each.")
    List<Integer> dataSizes = List.of();

    @Parameters(paramLabel = "CONFIG", description = "The configuration, a YAML file; its target tasks are read.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path config;

    @Override
    public Integer call() throws InterruptedException {
        MetaSpo metaSpo = spending.on(MetaSpo.configured(config));
        Path directory = Performance.directory(place.runDir, metaSpo.name());
        StudyChoice choice = new StudyChoice.Adapt(systemPrompt, dataSizes);
        return new Performance(common.console(), common.json, false, spending.yes)
                .of(metaSpo, directory, metaSpo.plan(choice), () -> metaSpo.study(choice, directory));
    }
}
