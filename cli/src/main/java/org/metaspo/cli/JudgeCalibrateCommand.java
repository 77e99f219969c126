package org.metaspo.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.metaspo.MetaSpo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "calibrate",
        description = "Hold the judge of a configuration against answers that people have judged.",
        footer = {
            "",
            "FILE is .jsonl, .json or .csv with the columns",
            "  question, answer, human   what was asked, what was answered, what a person says of it:",
            "                            correct or incorrect, pass or fail, 1 to 5, win, tie or loss",
            "  reference                 the accepted answer, where there is one",
            "  opponent                  the answer that it is compared with (kind pairwise)",
            "  human2                    what a second person says",
            "  arm                       start or learned: under which prompts it was answered",
            "200 rows or more, half of each arm. Name the directory under models.judge.calibration.",
            "",
            "Example:",
            "  metaspo judge calibrate labels.jsonl --config metaspo.yaml --max-usd 1"
        })
final class JudgeCalibrateCommand extends StartingCommand {
    @Option(
            names = "--config",
            paramLabel = "CONFIG",
            defaultValue = "metaspo.yaml",
            description = "The configuration with models.judge and the judged task (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path config;

    @Option(
            names = "--task",
            paramLabel = "NAME",
            description = "The task whose kind, rubric and votes are meant, where tasks differ.")
    @Nullable
    String task;

    @Parameters(paramLabel = "FILE", description = "The labelled answers.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path file;

    @Override
    public Integer call() throws InterruptedException {
        MetaSpo metaSpo = configured(config);
        Path directory = directory(metaSpo.name() + "-judge");
        return new CalibrationPerformance(common.console(), common.json)
                .of(metaSpo, directory, () -> metaSpo.calibrateJudge(file, task, directory));
    }
}
