package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.metaspo.event.Listener;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
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
        try {
            RunResult replayed = Run.replay(directory, Listener.NONE);
            Path file = directory.resolve("result.json");
            if (!Files.exists(file)) {
                throw new BadInputException(
                        directory.toString(),
                        "has no result.json yet: the run was cut off.",
                        "Go on with it by `metaspo resume " + directory + "`.");
            }
            RunResult stored = ResultFiles.read(file).withTimings(null);
            if (common.json) {
                new Outcome(console, directory.toString(), replayed).json();
            }
            if (!ResultFiles.json(stored).equals(ResultFiles.json(replayed))) {
                console.warn("metaspo: " + file + " differs from what the journal gives.");
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
