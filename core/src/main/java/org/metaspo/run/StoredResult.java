package org.metaspo.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Shell;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import tools.jackson.core.JacksonException;

/** The result that a run left behind. */
final class StoredResult {
    private StoredResult() {}

    /** @throws BadInputException the run goes on, was cut off, or is none */
    static RunResult of(Path directory) {
        Optional<Long> worker = RunDirectory.worker(directory);
        if (worker.isPresent()) {
            throw new BadInputException(
                    directory.toString(),
                    "process " + worker.get() + " works here now.",
                    "Wait for it, or ask it to stop by `metaspo stop " + Shell.word(directory) + "`.");
        }
        Path file = directory.resolve("result.json");
        if (!Files.exists(file)) {
            throw new BadInputException(
                    directory.toString(),
                    "has no result.json yet: the run was cut off.",
                    "Go on with it by `metaspo resume " + Shell.word(directory) + "`.");
        }
        try {
            return ResultFiles.read(file);
        } catch (JacksonException e) {
            throw new BadInputException(
                    file.toString(),
                    "is no result of this program, or damaged.",
                    "Write it anew by `metaspo resume " + Shell.word(directory)
                            + "`: nothing that was answered is asked again.",
                    e);
        } catch (IOException e) {
            throw new BadInputException(
                    file.toString(), "cannot be read (" + e.getMessage() + ").", "Check its permissions.", e);
        }
    }
}
