package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.metaspo.MetaSpo;
import org.metaspo.problem.BadInputException;
import org.metaspo.run.CalibrationRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "",
            "The same run again, with the recorded answers first: what was answered is not asked, or paid, again. Caps may be",
            "raised, and of a model its concurrency, limits, timeout, base-url and api-key-env be changed; anything else would",
            "make another run. A study of several runs goes on with those that are missing.",
            "",
            "Example:",
            "  metaspo resume runs/reviews-20261122-101500",
            "  metaspo resume runs/reviews-20261122-101500 --max-usd 20   # with a higher cap"
        })
final class ResumeCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    SpendingOptions spending;

    @Option(names = "--anyway", description = "Go on although another search version made the run.")
    boolean anyway;

    @Parameters(paramLabel = "RUN_DIR", description = "The directory of the run.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path directory;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<StudyOrder> study = StudyOrder.in(directory);
        if (study.isPresent()) {
            if (!spending.set.isEmpty()) {
                throw new BadInputException(
                        "--set " + spending.set.getFirst(),
                        "would make the study's later runs differ from its earlier ones.",
                        "Leave it out; caps can be changed by --max-usd, --max-calls, --max-tokens.");
            }
            return new SeveralRuns(common, StudyCaps.of(spending)).run(study.get(), directory, true);
        }
        MetaSpo metaSpo = spending.on(MetaSpo.existing());
        if (CalibrationRun.isOne(directory)) {
            return new CalibrationPerformance(common.console(), common.json)
                    .of(metaSpo, directory, () -> metaSpo.resumeCalibration(directory));
        }
        return new Performance(common.console(), common.json, false, true)
                .of(metaSpo, directory, "", () -> metaSpo.resume(directory, anyway));
    }
}
