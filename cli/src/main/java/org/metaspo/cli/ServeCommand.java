package org.metaspo.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.metaspo.cli.serve.Dashboard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "",
            "Listens on 127.0.0.1 alone and prints its address as the first line. Ctrl-C ends it; runs go on.",
            "",
            "Example:",
            "  metaspo serve",
            "  metaspo serve experiments --port 0"
        })
final class ServeCommand implements Callable<Integer> {
    private static final int PORT = 8700;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Option(names = "--port", paramLabel = "PORT", description = "0 for any free one (default: " + PORT + ").")
    int port = PORT;

    @Parameters(
            paramLabel = "RUNS_DIR",
            arity = "0..1",
            defaultValue = "runs",
            description = "A folder with run directories in it, or below it (default: runs).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    Path folder;

    @Override
    public Integer call() throws InterruptedException {
        try (Dashboard dashboard = Dashboard.start(folder, port)) {
            common.console().print(dashboard.address());
            // Until the process is told to end.
            new CountDownLatch(1).await();
        }
        return ExitCode.DONE;
    }
}
