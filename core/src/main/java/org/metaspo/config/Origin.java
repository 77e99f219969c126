package org.metaspo.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The configuration that a run was made from, as the run keeps it. */
public final class Origin {
    /** The first line of a stored configuration names the file that it came from. */
    static final String LINE = "# Resolved from ";

    private Origin() {}

    /** The directory of the configuration that a run was made from, where it is known and still there. */
    public static Optional<Path> directory(Path runDirectory) {
        return of(runDirectory.resolve("config.yaml")).map(Path::getParent).filter(Files::isDirectory);
    }

    /** The configuration that a run keeps; empty where there is no run. */
    static Optional<Path> stored(Path runDirectory) {
        Path stored = runDirectory.resolve("config.yaml");
        return Files.isRegularFile(stored) ? Optional.of(stored) : Optional.empty();
    }

    /** The file that a stored configuration came from, which need not be there any more. */
    static Optional<Path> of(Path stored) {
        try (Stream<String> lines = Files.lines(stored)) {
            return lines.findFirst()
                    .filter(line -> line.startsWith(LINE))
                    .map(line -> Path.of(line.substring(LINE.length())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
