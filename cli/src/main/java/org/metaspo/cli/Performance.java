package org.metaspo.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.metaspo.MetaSpo;
import org.metaspo.cli.report.ReportPage;
import org.metaspo.event.Event;
import org.metaspo.problem.Shell;
import org.metaspo.result.RunResult;
import org.metaspo.run.RunDirectory;
import org.metaspo.run.RunPlan;

/** Goes through with a run: progress, an orderly stop on Ctrl-C or SIGTERM, and the result. */
final class Performance {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /** What the library is asked to do. */
    @FunctionalInterface
    interface Work {
        RunResult go() throws InterruptedException;
    }

    private final Console console;
    private final boolean json;
    private final boolean showPrompts;
    private final boolean consent;

    /**
     * A way to go through with runs.
     *
     * @param showPrompts whether the prompts are printed with the result
     * @param consent whether {@code --yes} was typed
     */
    Performance(Console console, boolean json, boolean showPrompts, boolean consent) {
        this.consent = consent;
        this.console = console;
        this.json = json;
        this.showPrompts = showPrompts;
    }

    /** The directory asked for, or one that is named after the run and the time. */
    static Path directory(@Nullable Path asked, String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]+", "-");
        return asked != null
                ? asked
                : free(Path.of("runs", safe + "-" + STAMP.format(LocalDateTime.now(ZoneId.systemDefault()))));
    }

    /** Two runs may begin in one second, and the clock may have been set back to one in which a run began. */
    static Path free(Path path) {
        Path free = path;
        for (int number = 2; Files.exists(free); number++) {
            free = path.resolveSibling(path.getFileName() + "-" + number);
        }
        return free;
    }

    /** Asks where something is to be asked, runs, shows what came of it, and returns the exit code. */
    int of(MetaSpo metaSpo, Path directory, RunPlan plan, Work work) throws InterruptedException {
        RunDirectory.requireFree(directory);
        return of(metaSpo, directory, expected(List.of(plan)), work);
    }

    /** Asks whether these runs may spend what is to be expected; says how much that is. */
    String expected(List<RunPlan> plans) {
        return new Consent(console, consent).ask(plans);
    }

    /** Runs, shows what came of it, and returns the exit code. */
    int of(MetaSpo metaSpo, Path directory, String expected, Work work) throws InterruptedException {
        Outcome outcome = run(metaSpo, directory, expected, work);
        show(outcome);
        return outcome.exitCode();
    }

    /**
     * Runs; what came of it is still to be shown.
     *
     * @param expected what is to be said once it has begun; may be empty
     */
    Outcome run(MetaSpo metaSpo, Path directory, String expected, Work work) throws InterruptedException {
        Progress progress = new Progress(console, directory.toString());
        OrderlyStop stop = new OrderlyStop(
                () -> ask(metaSpo, progress),
                OrderlyStop.PATIENCE,
                progress::warn,
                "metaspo resume " + Shell.word(directory));
        try {
            RunResult result;
            try (progress) {
                metaSpo.listener(event -> {
                    progress.on(event);
                    if (event instanceof Event.RunStarted && !expected.isEmpty()) {
                        progress.say(expected);
                    }
                });
                result = work.go();
            }
            ReportPage.write(directory);
            if (result.status().equals("failed")) {
                console.warn("metaspo: " + result.reason());
            }
            return new Outcome(console, directory.toString(), result, progress.sent());
        } finally {
            stop.close();
        }
    }

    /** Before a run has begun nothing needs to end in order. */
    private static boolean ask(MetaSpo metaSpo, Progress progress) {
        metaSpo.stop("asked to stop");
        return progress.hasRun();
    }

    private void show(Outcome outcome) {
        if (json) {
            outcome.json();
            return;
        }
        outcome.words();
        if (showPrompts) {
            outcome.prompts();
        }
    }
}
