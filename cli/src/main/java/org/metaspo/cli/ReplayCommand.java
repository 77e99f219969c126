package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.metaspo.event.Listener;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.CalibrationResult;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.run.CalibrationRun;
import org.metaspo.run.ReplayException;
import org.metaspo.run.Run;
import org.metaspo.run.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;

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
        RunResult stored = stored();
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

    private RunResult stored() throws IOException {
        Optional<Long> worker = RunDirectory.worker(directory);
        if (worker.isPresent()) {
            throw new BadInputException(
                    directory.toString(),
                    "process " + worker.get() + " works here now.",
                    "Wait for it, or ask it to stop by `metaspo stop`.");
        }
        Path file = directory.resolve("result.json");
        if (!Files.exists(file)) {
            throw new BadInputException(
                    directory.toString(),
                    "has no result.json yet: the run was cut off.",
                    "Go on with it by `metaspo resume`.");
        }
        try {
            return ResultFiles.read(file).withTimings(null);
        } catch (JacksonException e) {
            throw new BadInputException(
                    file.toString(),
                    "is no result of this program, or damaged.",
                    "Write it anew by `metaspo resume`: nothing that was answered is asked again.",
                    e);
        }
    }
}
