package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.run.RunDirectory;
import tools.jackson.core.JacksonException;

/** The result that a run left behind. */
final class StoredResult {
    private StoredResult() {}

    /** @throws BadInputException the run goes on, was cut off, or is none */
    static RunResult of(Path directory) throws IOException {
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
            return ResultFiles.read(file);
        } catch (JacksonException e) {
            throw new BadInputException(
                    file.toString(),
                    "is no result of this program, or damaged.",
                    "Write it anew by `metaspo resume`: nothing that was answered is asked again.",
                    e);
        }
    }
}
