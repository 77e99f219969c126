package org.metaspo.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/**
 * A virtual environment with the libraries that we compare with, at the versions of {@code peers/requirements.txt}, and our
 * script that runs them.
 *
 * @param python the environment's interpreter
 * @param script that is started with a library's name
 */
record PythonHome(Path python, Path script) {
    private static final String REQUIREMENTS = "requirements.txt";
    private static final String SCRIPT = "peers.py";

    /**
     * The environment in a directory. It is made where there is none, which needs the package index.
     *
     * @param interpreter that makes it: Python 3.10 or newer
     * @throws PythonException where that does not work
     */
    static PythonHome in(Path directory, String interpreter) throws IOException, InterruptedException {
        Files.createDirectories(directory);
        Path requirements = copy(REQUIREMENTS, directory);
        Path script = copy(SCRIPT, directory);
        Path environment = directory.resolve("venv");
        Path python = environment.resolve("bin").resolve("python");
        Path made = environment.resolve(REQUIREMENTS);
        if (!Files.exists(made) || Files.mismatch(made, requirements) >= 0) {
            run(directory, List.of(interpreter, "-m", "venv", environment.toString()), """
                    Maybe there is no Python 3.10 or newer of this name (--python names another one), or its venv module is
                    missing (on Debian: apt install python3-venv).""");
            run(
                    directory,
                    List.of(python.toString(), "-m", "pip", "install", "-q", "-r", requirements.toString()),
                    "Maybe the package index is out of reach: this needs the network once.");
            Files.copy(requirements, made, StandardCopyOption.REPLACE_EXISTING);
        }
        return new PythonHome(python, script);
    }

    private static Path copy(String name, Path directory) throws IOException {
        Path file = directory.resolve(name);
        try (InputStream in = PythonHome.class.getResourceAsStream("peers/" + name)) {
            Files.copy(Objects.requireNonNull(in, name), file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private static void run(Path directory, List<String> command, String remedy)
            throws IOException, InterruptedException {
        String line = String.join(" ", command);
        int status;
        try {
            status = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("setup.log").toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new PythonException("`" + line + "` cannot be started: " + e.getMessage() + ". " + remedy);
        }
        if (status != 0) {
            throw new PythonException("`%s` ended with %d; what it said stands in %s. %s"
                    .formatted(line, status, directory.resolve("setup.log"), remedy));
        }
    }

    /** What the user has to mend before anything can be compared. */
    static final class PythonException extends IOException {
        private static final long serialVersionUID = 1;

        PythonException(String message) {
            super(message);
        }
    }
}
