package org.metaspo.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.metaspo.problem.BadInputException;

/** The demo's configuration, tasks and data: shipped with the program, laid out as files to look at and to change. */
final class DemoProject {
    private static final String INDEX = "files.txt";

    private DemoProject() {}

    /** Writes the files. @return the configuration */
    static Path write(Path directory) {
        try {
            Files.createDirectories(directory);
            for (String name : read(INDEX).lines().toList()) {
                Files.writeString(directory.resolve(name), read(name));
            }
            return directory.resolve("metaspo.yaml");
        } catch (IOException e) {
            throw new BadInputException(
                    directory.toString(),
                    "The demo's files cannot be written (" + e.getMessage() + ").",
                    "Start it where you may write, or give --run-dir.",
                    e);
        }
    }

    /** Takes the files away again. */
    static void remove(Path directory) {
        try {
            for (String name : read(INDEX).lines().toList()) {
                Files.deleteIfExists(directory.resolve(name));
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new BadInputException(
                    directory.toString(), "cannot be removed (" + e + ").", "Remove it yourself.", e);
        }
    }

    private static String read(String name) throws IOException {
        try (InputStream in = DemoProject.class.getResourceAsStream("demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("demo/" + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
