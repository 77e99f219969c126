package org.metaspo.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.journal.JournalException;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.result.RunResult.Timings;
import org.metaspo.run.CalibrationRun;
import org.metaspo.run.Run;
import org.metaspo.run.RunDirectory;
import org.metaspo.run.RunGlance;
import org.metaspo.run.RunPlan;
import org.metaspo.statistics.Sha256;
import tools.jackson.core.JacksonException;

/** The runs in a folder and below. What a request names is looked up among them, so that no path comes from outside. */
final class RunsFolder {
    private static final int DEPTH = 4;
    private static final int ID_DIGITS = 16;

    private final Path folder;
    private final Map<String, Path> directories = new ConcurrentHashMap<>();
    private final Map<Path, Fixed> plans = new ConcurrentHashMap<>();

    /** What does not change while a run goes on. */
    private record Fixed(String name, String command, String method, long planned) {
        static Fixed of(RunPlan plan) {
            return new Fixed(plan.name(), plan.command(), plan.method(), RunGlance.planned(plan));
        }
    }

    RunsFolder(Path folder) {
        this.folder = folder;
    }

    /** The folder that is served. */
    Path path() {
        return folder;
    }

    /** The directory of a run that was listed. */
    Optional<Path> directory(String id) {
        return Optional.ofNullable(directories.get(id));
    }

    /** All runs, the one that was changed last first. */
    List<RunRow> rows() throws IOException {
        List<RunRow> rows = new ArrayList<>();
        for (Path directory : found()) {
            RunRow row = row(directory);
            if (row != null) {
                rows.add(row);
            }
        }
        rows.sort(Comparator.comparing(RunRow::changed).reversed().thenComparing(RunRow::place));
        return rows;
    }

    private List<Path> found() throws IOException {
        try (Stream<Path> files =
                Files.find(folder, DEPTH, (path, kind) -> kind.isRegularFile() && path.endsWith("journal.db"))) {
            return files.map(Path::getParent).sorted().toList();
        }
    }

    /** Null for a judge's calibration, and for what this program cannot read, such as a run of a later version. */
    private @Nullable RunRow row(Path directory) throws IOException {
        try {
            if (CalibrationRun.isOne(directory)) {
                return null;
            }
            Fixed fixed = plans.computeIfAbsent(directory, path -> Fixed.of(Run.plan(path)));
            RunGlance glance = RunGlance.at(directory);
            boolean working = RunDirectory.worker(directory).isPresent();
            RunResult result = working ? null : result(directory);
            String place = folder.relativize(directory).toString();
            String id = Sha256.hex(place).substring(0, ID_DIGITS);
            directories.put(id, directory);
            return new RunRow(
                    id,
                    place.isEmpty() ? "." : place,
                    fixed.name(),
                    fixed.command(),
                    fixed.method(),
                    working ? RunRow.WORKING : result == null ? RunRow.CUT_OFF : result.status(),
                    changed(directory, result),
                    glance.answers(),
                    fixed.planned(),
                    glance.usd().toPlainString(),
                    result);
        } catch (BadInputException | JournalException | JacksonException e) {
            return null;
        }
    }

    private static @Nullable RunResult result(Path directory) throws IOException {
        Path file = directory.resolve("result.json");
        return Files.exists(file) ? ResultFiles.read(file) : null;
    }

    /** A run that ended says when. Of others files tell, but for an empty log: that is left by whoever only looks. */
    private static String changed(Path directory, @Nullable RunResult result) throws IOException {
        Timings timings = result == null ? null : result.timings();
        if (timings != null && timings.ended() != null) {
            return timings.ended();
        }
        List<String> names = result == null ? List.of("journal.db", "journal.db-wal") : List.of("result.json");
        String latest = "";
        for (String name : names) {
            Path file = directory.resolve(name);
            if (Files.exists(file) && Files.size(file) > 0) {
                String time = Files.getLastModifiedTime(file).toString();
                latest = time.compareTo(latest) > 0 ? time : latest;
            }
        }
        return latest;
    }
}
