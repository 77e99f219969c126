package org.metaspo.cli;

import java.nio.file.Path;
import org.metaspo.MetaSpo;
import org.metaspo.problem.Shell;
import org.metaspo.result.CalibrationReport;
import org.metaspo.result.CalibrationResult;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Goes through with a calibration: progress, an orderly stop on Ctrl-C or SIGTERM, and what it came to. */
final class CalibrationPerformance {
    /** What the library is asked to do. */
    @FunctionalInterface
    interface Work {
        CalibrationResult go() throws InterruptedException;
    }

    private final Console console;
    private final boolean json;

    CalibrationPerformance(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    /** Runs, shows what came of it, and returns the exit code. */
    int of(MetaSpo metaSpo, Path directory, Work work) throws InterruptedException {
        Progress progress = new Progress(console, directory.toString());
        OrderlyStop stop = new OrderlyStop(
                () -> {
                    metaSpo.stop("asked to stop");
                    return progress.hasRun();
                },
                OrderlyStop.PATIENCE,
                progress::warn,
                "metaspo resume " + Shell.word(directory));
        try {
            CalibrationResult result;
            try (progress) {
                metaSpo.listener(progress);
                result = work.go();
            }
            show(directory, result);
            return exitCode(result);
        } finally {
            stop.close();
        }
    }

    private static int exitCode(CalibrationResult result) {
        return switch (result.status()) {
            case "completed" -> ExitCode.DONE;
            case "budget" -> ExitCode.BUDGET;
            case "failed" -> ExitCode.PROVIDER_FAILED;
            case "interrupted" -> ExitCode.INTERRUPTED;
            default -> throw new IllegalArgumentException("no status " + result.status());
        };
    }

    private void show(Path directory, CalibrationResult result) {
        if (json) {
            JsonMapper mapper = JsonMapper.builder().build();
            ObjectNode document = (ObjectNode) mapper.readTree(result.json());
            document.put("runDir", directory.toString());
            console.print(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document));
            return;
        }
        CalibrationReport.of(result).forEach(console::print);
        console.print("");
        console.print("Run:     " + directory + "  (report.md, result.json)");
        console.print(
                result.calibration() == null
                        ? "Go on:   metaspo resume " + Shell.word(directory)
                        : "Use it:  models.judge.calibration: " + directory);
    }
}
