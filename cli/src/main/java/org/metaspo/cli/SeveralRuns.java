package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.metaspo.problem.Shell;
import org.metaspo.result.ResultFiles;

/** Goes through with a study of several runs, keeps what it came to beside them, and shows it. */
final class SeveralRuns {
    /** What a study came to: a JSON document, and the same in Markdown. */
    record Told(String json, List<String> lines) {}

    private final Console console;
    private final boolean json;
    private final StudyCaps caps;

    SeveralRuns(Console console, boolean json, StudyCaps caps) {
        this.console = console;
        this.json = json;
        this.caps = caps;
    }

    /** Starts a study, or goes on with the same. @return the exit code */
    int run(StudyOrder order, Path directory) throws IOException, InterruptedException {
        order.keep(directory);
        console.warn(directory.toString());
        InnerRuns runs = new InnerRuns(console, directory, caps.orElse(order.options()), order);
        Told told;
        try {
            told = order.study().equals(Transferring.NAME)
                    ? new Transferring(runs, console).told()
                    : new Replicating(runs, console).told();
        } catch (StudyStoppedException stop) {
            console.warn("metaspo: " + stop.getMessage());
            console.warn("Go on: metaspo resume " + Shell.word(directory));
            return stop.exitCode();
        }
        String title = "# " + order.study() + "\n\n";
        ResultFiles.replace(directory.resolve("report.md"), title + String.join("\n", told.lines()) + "\n");
        ResultFiles.replace(directory.resolve(order.study() + ".json"), told.json() + "\n");
        if (json) {
            console.print(told.json());
        } else {
            told.lines().forEach(console::print);
        }
        return ExitCode.DONE;
    }
}
