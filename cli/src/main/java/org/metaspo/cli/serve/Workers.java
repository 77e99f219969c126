package org.metaspo.cli.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.metaspo.run.RunDirectory;

/** Stops and resumes runs, each in a process of its own: the dashboard's end ends none of them. */
final class Workers {
    /** What a resumed run says, beside it. */
    static final String LOG = "resume.log";

    private final List<String> program;

    /** @param program the words that start this program */
    Workers(List<String> program) {
        this.program = List.copyOf(program);
    }

    /** This process's own JVM and class path. */
    static Workers ofThisProgram() {
        return new Workers(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.metaspo.cli.Main"));
    }

    /** Asks the process that works on a run to stop in order. @return whether there was one */
    boolean stop(Path directory) {
        Optional<Long> worker = RunDirectory.worker(directory);
        return worker.flatMap(ProcessHandle::of).map(ProcessHandle::destroy).orElse(false);
    }

    /** Starts a process that goes on with a run. @return whether none works on it already */
    boolean resume(Path directory) throws IOException {
        if (RunDirectory.worker(directory).isPresent()) {
            return false;
        }
        List<String> words = new ArrayList<>(program);
        words.addAll(List.of("resume", directory.toString(), "--yes"));
        new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(LOG).toFile())
                .redirectInput(ProcessBuilder.Redirect.from(nothing().toFile()))
                .start();
        return true;
    }

    private static Path nothing() {
        return Path.of(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }
}
