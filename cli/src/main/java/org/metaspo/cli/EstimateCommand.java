package org.metaspo.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.metaspo.MetaSpo;
import org.metaspo.config.StudyChoice;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import org.metaspo.result.Estimate;
import org.metaspo.run.RunPlan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "",
            "Goes through with the whole command while models answer from nothing: nobody is asked, nothing is written.",
            "low       everything is right from the start, so that there is nothing to learn",
            "expected  prompts as long as they are now, answers as long as they usually are",
            "high      nothing is dropped, every retry of content is used, everything as long as configured",
            "",
            "Example:",
            "  metaspo estimate metaspo.yaml",
            "  metaspo estimate metaspo.yaml --set data.test=200 --json",
            "  metaspo estimate metaspo.yaml --command adapt --data-sizes 5,10,20",
            "  metaspo study replicate metaspo.yaml --estimate   # what all runs of a study come to"
        })
final class EstimateCommand implements Callable<Integer> {
    private static final List<String> COMMANDS = List.of("train", "evaluate", "adapt");

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Option(names = "--set", paramLabel = "PATH.TO.KEY=VALUE", description = "As train has it.")
    List<String> set = new ArrayList<>();

    @Option(
            names = "--command",
            paramLabel = "COMMAND",
            defaultValue = "train",
            description = "What is to be run: train (default), evaluate, adapt.")
    String command = "train";

    @Option(
            names = "--system-prompt",
            paramLabel = "FILE_OR_RUN",
            description = "What evaluate and adapt measure (default: the initial system prompt).")
    @Nullable
    Path systemPrompt;

    @Option(
            names = "--arms",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "default,learned",
            description = "As evaluate has it.")
    List<String> arms = List.of();

    @Option(names = "--data-sizes", paramLabel = "N", split = ",", description = "As adapt has it.")
    List<Integer> dataSizes = List.of();

    @Parameters(paramLabel = "CONFIG", description = "The configuration, a YAML file.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path config;

    @Override
    public Integer call() {
        MetaSpo metaSpo = MetaSpo.configured(config);
        set.forEach(metaSpo::set);
        Estimate estimate =
                switch (command) {
                    case "train" -> metaSpo.estimate();
                    case "evaluate" -> metaSpo.estimate(new StudyChoice.Evaluate(systemPrompt, arms));
                    case "adapt" -> metaSpo.estimate(new StudyChoice.Adapt(systemPrompt, dataSizes));
                    case Replicating.NAME, Transferring.NAME, RunPlan.ABLATE ->
                        throw new BadInputException(
                                "--command " + command,
                                "A study shows its estimate itself, with its own options.",
                                "Type metaspo study " + command + " CONFIG --estimate.");
                    default ->
                        throw new BadInputException(
                                "--command " + command,
                                "There is no estimate of that.",
                                Suggestion.remedy(command, COMMANDS));
                };
        EstimateTable.show(estimate, common);
        return ExitCode.DONE;
    }
}
