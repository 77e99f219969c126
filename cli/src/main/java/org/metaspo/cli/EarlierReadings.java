package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.result.RunResult.TestSet;
import tools.jackson.core.JacksonException;

/**
 * How often a test set was read before, by the runs kept beside a run. A test set that is read again and again is one more
 * thing that prompts are chosen by; the claim of each run takes its own reading for the only one.
 */
final class EarlierReadings {
    private EarlierReadings() {}

    /** A sentence; empty where this is the first reading. */
    static Optional<String> words(Path run, RunResult result) {
        TestSet testSet = result.testSet();
        Path all = run.toAbsolutePath().normalize().getParent();
        if (testSet == null || result.testReads() == 0 || all == null || !Files.isDirectory(all)) {
            return Optional.empty();
        }
        int earlier;
        try (Stream<Path> runs = Files.list(all)) {
            Path own = run.toAbsolutePath().normalize();
            earlier = runs.filter(other -> !other.equals(own))
                    .mapToInt(other -> readings(other.resolve("result.json"), testSet.digest()))
                    .sum();
        } catch (IOException e) {
            return Optional.empty(); // what lies beside a run must not spoil its end
        }
        return earlier == 0
                ? Optional.empty()
                : Optional.of("Other runs in " + all + " have read these test items " + times(earlier)
                        + ": this is reading " + (earlier + result.testReads())
                        + " of this test set. Fresh items would tell more.");
    }

    private static int readings(Path file, String digest) {
        if (!Files.isRegularFile(file)) {
            return 0;
        }
        try {
            RunResult result = ResultFiles.read(file);
            return result.testSet() != null && result.testSet().digest().equals(digest) ? result.testReads() : 0;
        } catch (IOException | JacksonException e) {
            return 0; // a result of something else, such as a calibration
        }
    }

    private static String times(int n) {
        return n == 1 ? "once" : n + " times";
    }
}
