package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.metaspo.problem.Shell;
import org.metaspo.result.Estimate;
import org.metaspo.result.ResultFiles;
import org.metaspo.run.Estimator;

/** Goes through with a study of several runs, keeps what it came to beside them, and shows it. */
final class SeveralRuns {
    /** What a study came to: a JSON document, and the same in Markdown. */
    record Told(String json, List<String> lines) {}

    private final CommonOptions common;
    private final Console console;
    private final StudyCaps caps;

    SeveralRuns(CommonOptions common, StudyCaps caps) {
        this.common = common;
        this.console = common.console();
        this.caps = caps;
    }

    /** Shows what a study will come to. @return the exit code */
    int estimate(StudyOrder order) {
        List<Estimate> runs = study(order, Path.of("")).plans().stream()
                .map(plan -> new Estimator(plan).estimate())
                .toList();
        EstimateTable.show(Estimate.sum(order.study(), runs), common);
        return ExitCode.DONE;
    }

    /**
     * Starts a study, or goes on with the same. What has begun is not asked about again.
     *
     * @param consent whether {@code --yes} was typed
     * @return the exit code
     */
    int run(StudyOrder order, Path directory, boolean consent) throws IOException, InterruptedException {
        order.require(directory);
        RunsStudy study = study(order, directory);
        if (StudyOrder.in(directory).isEmpty()) {
            String expected = new Consent(console, consent || caps.capsUsd()).ask(study.plans());
            if (!expected.isEmpty()) {
                console.say(expected);
            }
        }
        order.keep(directory);
        console.warn(directory.toString());
        Told told;
        try {
            told = study.told();
        } catch (StudyStoppedException stop) {
            console.warn("metaspo: " + stop.getMessage());
            console.warn("Go on: metaspo resume " + Shell.word(directory));
            return stop.exitCode();
        }
        String title = "# " + order.study() + "\n\n";
        ResultFiles.replace(directory.resolve("report.md"), title + String.join("\n", told.lines()) + "\n");
        ResultFiles.replace(directory.resolve(order.study() + ".json"), told.json() + "\n");
        if (common.json) {
            console.print(told.json());
        } else {
            told.lines().forEach(console::print);
        }
        return ExitCode.DONE;
    }

    private RunsStudy study(StudyOrder order, Path directory) {
        return RunsStudy.of(new InnerRuns(console, directory, caps.orElse(order.options()), order), console);
    }
}
