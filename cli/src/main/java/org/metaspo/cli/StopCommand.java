package org.metaspo.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.metaspo.run.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "",
            "What is on the wire finishes; nothing that was answered is asked again on resume.",
            "",
            "Example:",
            "  metaspo stop runs/reviews-20261122-101500"
        })
final class StopCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Parameters(paramLabel = "RUN_DIR", description = "The directory of the run.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path directory;

    @Override
    public Integer call() {
        Optional<Long> worker = RunDirectory.worker(directory);
        boolean asked =
                worker.flatMap(ProcessHandle::of).map(ProcessHandle::destroy).orElse(false);
        if (common.json) {
            common.console().print("{\"stopped\": " + asked + "}");
        }
        common.console()
                .say(asked ? "Asked process " + worker.get() + " to stop." : "No process works in " + directory + ".");
        return ExitCode.DONE;
    }
}
