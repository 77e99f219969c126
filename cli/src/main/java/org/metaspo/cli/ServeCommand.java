package org.metaspo.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.metaspo.cli.serve.Dashboard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

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
            common.console().print(common.json ? json(dashboard) : dashboard.address());
            // Until the process is told to end.
            new CountDownLatch(1).await();
        }
        return ExitCode.DONE;
    }

    /** On one line, since nobody waits for the end of what this command prints. */
    private String json(Dashboard dashboard) {
        return JsonMapper.shared()
                .writeValueAsString(new Serving(
                        dashboard.address(),
                        folder.toAbsolutePath().normalize().toString(),
                        new NeedsToken(false, true)));
    }

    /**
     * What is served.
     *
     * @param address of the dashboard
     * @param runs the folder
     * @param needsToken what takes the token of this start, which only the page holds
     */
    private record Serving(String address, String runs, NeedsToken needsToken) {}

    /**
     * What takes the token.
     *
     * @param pages whether looking does
     * @param changes whether stopping and resuming do
     */
    private record NeedsToken(boolean pages, boolean changes) {}
}
