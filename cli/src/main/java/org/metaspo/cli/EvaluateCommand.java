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
            "Each system prompt meets each target task with 10 user prompts that it was never optimized with: those of the",
            "task's `unseen-user-prompts`, else written by the optimizer model and kept with the run.",
            "",
            "Example:",
            "  metaspo evaluate metaspo.yaml --system-prompt runs/reviews-20261122-101500",
            "  metaspo evaluate metaspo.yaml --system-prompt prompt.txt --arms default,cot,service,learned,runs/sprig"
        })
final class EvaluateCommand implements Callable<Integer> {
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
            names = "--arms",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "default,learned",
            description = "What stands side by side: default, learned, cot, service, run directories"
                    + " (default: default,learned).")
    List<String> arms = List.of();

    @Parameters(paramLabel = "CONFIG", description = "The configuration, a YAML file; its target tasks are read.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path config;

    @Override
    public Integer call() throws InterruptedException {
        MetaSpo metaSpo = spending.on(MetaSpo.configured(config));
        Path directory = Performance.directory(place.runDir, metaSpo.name());
        StudyChoice choice = new StudyChoice.Evaluate(systemPrompt, arms);
        return new Performance(common.console(), common.json, false, spending.yes)
                .of(metaSpo, directory, metaSpo.plan(choice), () -> metaSpo.study(choice, directory));
    }
}
