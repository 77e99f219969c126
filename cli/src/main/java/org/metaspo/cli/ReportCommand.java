package org.metaspo.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.metaspo.cli.report.ReportPage;
import org.metaspo.problem.BadInputException;
import org.metaspo.run.CalibrationRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

@Command(
        footer = {
            "",
            "Reads the run directory alone and asks no model. The page needs nothing but a browser.",
            "",
            "Example:",
            "  metaspo report runs/reviews-20261122-101500"
        })
final class ReportCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Parameters(paramLabel = "RUN_DIR", description = "The directory of the run.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path directory;

    @Override
    public Integer call() {
        if (CalibrationRun.isOne(directory)) {
            throw new BadInputException(
                    directory.toString(),
                    "holds a judge's calibration, which has no page.",
                    "Its report.md has all that was found.");
        }
        Path page = ReportPage.write(directory);
        Console console = common.console();
        console.print(
                common.json
                        ? JsonMapper.shared()
                                .writeValueAsString(
                                        JsonMapper.shared().createObjectNode().put("report", page.toString()))
                        : page.toString());
        return ExitCode.DONE;
    }
}
