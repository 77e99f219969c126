package org.metaspo.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.metaspo.MetaSpo;
import org.metaspo.problem.BadInputException;

/** The main class of a process that is there to be killed: trains a configuration, or resumes a run. */
final class Child {
    private Child() {}

    /** What {@link #locks} ends with where the directory is held by somebody else. */
    static final int REFUSED = 42;

    /**
     * Trains, or holds a run directory.
     *
     * @param arguments configuration and run directory, then assignments; or a run directory alone, to be held
     */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length == 1) {
            try (RunDirectory held = RunDirectory.open(Path.of(arguments[0]))) {
                System.exit(held.path().getNameCount() > 0 ? 0 : 1);
            } catch (BadInputException e) {
                System.exit(REFUSED);
            }
        }
        MetaSpo metaSpo = MetaSpo.configured(Path.of(arguments[0]));
        for (int i = 2; i < arguments.length; i++) {
            metaSpo.set(arguments[i]);
        }
        metaSpo.train(Path.of(arguments[1]));
    }

    /** Trains in a process of its own. */
    static Process train(Project project, String baseUrl, Path run, int concurrency) throws IOException {
        return start(
                run,
                project.configuration().toString(),
                run.toString(),
                "models.task.base-url=" + baseUrl,
                "models.optimizer.base-url=" + baseUrl,
                "models.task.concurrency=" + concurrency);
    }

    /** Tries to hold a run directory in a process of its own. @return its exit code, {@link #REFUSED} or 0 */
    static int locks(Path run) throws IOException, InterruptedException {
        return start(run, run.toString()).waitFor();
    }

    private static Process start(Path run, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(run.resolveSibling(run.getFileName() + ".log").toFile())
                .start();
    }
}
