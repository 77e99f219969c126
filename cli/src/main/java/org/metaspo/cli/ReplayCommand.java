package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.metaspo.event.Listener;
import org.metaspo.result.CalibrationResult;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.run.CalibrationRun;
import org.metaspo.run.ReplayException;
import org.metaspo.run.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "",
            "Compares with the stored result.json and writes nothing. Exit code 1 where they differ.",
            "",
            "Example:",
            "  metaspo replay runs/reviews-20261122-101500"
        })
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Parameters(paramLabel = "RUN_DIR", description = "The directory of the run.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path directory;

    @Override
    public Integer call() throws IOException {
        Console console = common.console();
        if (CalibrationRun.isOne(directory)) {
            return calibration(console);
        }
        RunResult stored = Run.result(directory).withTimings(null);
        try {
            RunResult replayed = Run.replay(directory, Listener.NONE);
            if (common.json) {
                new Outcome(console, directory.toString(), replayed, 0).json();
            }
            if (!ResultFiles.json(stored).equals(ResultFiles.json(replayed))) {
                console.warn("metaspo: " + directory.resolve("result.json") + " differs from what the journal gives.");
                return ExitCode.CHECK_FAILED;
            }
            console.say("The journal gives the same result.");
            return ExitCode.DONE;
        } catch (ReplayException e) {
            console.warn("metaspo: " + e.getMessage());
            return ExitCode.CHECK_FAILED;
        }
    }

    private int calibration(Console console) throws IOException {
        CalibrationResult stored =
                CalibrationResult.read(directory.resolve("result.json")).withTimings(null);
        try {
            CalibrationResult replayed = CalibrationRun.replay(directory);
            if (common.json) {
                console.print(replayed.json());
            }
            if (!stored.json().equals(replayed.json())) {
                console.warn("metaspo: " + directory.resolve("result.json") + " differs from what the journal gives.");
                return ExitCode.CHECK_FAILED;
            }
            console.say("The journal gives the same result.");
            return ExitCode.DONE;
        } catch (ReplayException e) {
            console.warn("metaspo: " + e.getMessage());
            return ExitCode.CHECK_FAILED;
        }
    }
}
