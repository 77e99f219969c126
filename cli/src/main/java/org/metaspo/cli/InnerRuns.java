package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.metaspo.MetaSpo;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;

/**
 * The runs of a study, each in a directory of its own: one that is done is read, one that was stopped goes on, any other is
 * started. Caps hold for all of them together: each gets what the others leave.
 */
final class InnerRuns {
    /** Starts a run in its directory. */
    @FunctionalInterface
    interface Start {
        RunResult in(MetaSpo metaSpo, Path directory) throws InterruptedException;
    }

    private final Console console;
    private final Path directory;
    private final StudyCaps caps;
    private final StudyOrder order;
    private final Map<Path, RunResult> done = new LinkedHashMap<>();

    /** @param directory of the study */
    InnerRuns(Console console, Path directory, StudyCaps caps, StudyOrder order) {
        this.console = console;
        this.directory = directory;
        this.caps = caps;
        this.order = order;
    }

    /** What the study was asked. */
    StudyOrder order() {
        return order;
    }

    /** The configuration's file, or the run whose configuration is taken. */
    Path config() {
        return Path.of(order.config());
    }

    /** The study's configuration with further changes. */
    MetaSpo configured(String... assignments) {
        MetaSpo metaSpo = MetaSpo.configured(config());
        order.assignments().forEach(metaSpo::set);
        for (String assignment : assignments) {
            metaSpo.set(assignment);
        }
        return metaSpo;
    }

    /** Where a run is kept. */
    Path at(String name) {
        return directory.resolve(name);
    }

    /**
     * Sees to it that a run is done.
     *
     * @param name of its directory
     * @param fresh its configuration, in case that it has not begun
     * @throws StudyStoppedException it was stopped
     */
    RunResult run(String name, MetaSpo fresh, Start start) throws IOException, InterruptedException {
        Path place = at(name);
        Path result = place.resolve("result.json");
        if (Files.isRegularFile(result)) {
            RunResult earlier = ResultFiles.read(result);
            if (isDone(earlier)) {
                done.put(place, earlier);
                return earlier;
            }
        }
        boolean begun = Files.isRegularFile(place.resolve("journal.db"));
        MetaSpo metaSpo = begun ? MetaSpo.existing() : fresh;
        caps.left(done.values()).forEach(metaSpo::set);
        Outcome outcome = new Performance(console, false, false, true)
                .run(metaSpo, place, "", () -> begun ? metaSpo.resume(place, false) : start.in(metaSpo, place));
        done.put(place, outcome.result());
        if (!isDone(outcome.result())) {
            throw new StudyStoppedException(
                    name + " was stopped: " + outcome.result().reason(), outcome.exitCode());
        }
        return outcome.result();
    }

    private static boolean isDone(RunResult result) {
        return result.status().equals("completed") || result.status().equals("saturated");
    }
}
