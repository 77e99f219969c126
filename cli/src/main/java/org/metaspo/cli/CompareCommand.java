package org.metaspo.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.metaspo.MetaSpo;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.ComparisonReport;
import org.metaspo.result.RunComparison;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        footer = {
            "",
            "Later runs are held against the first, item by item: what each run delivers (its system-prompt.txt, of a study",
            "the arm `learned`) on the same test items. Nothing is asked: the journals have the answers.",
            "",
            "Example:",
            "  metaspo compare runs/in-production runs/new",
            "  metaspo compare runs/in-production runs/new --fail-if-worse   # exit code 1, for a build"
        })
final class CompareCommand implements Callable<Integer> {
    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    CommonOptions common;

    @Option(names = "--fail-if-worse", description = "End with exit code 1 where a later run is worse than the first.")
    boolean failIfWorse;

    @Parameters(paramLabel = "RUN_DIR", arity = "1..*", description = "Run directories, two or more.")
    List<Path> runs = List.of();

    @Override
    public Integer call() {
        if (runs.size() < 2) {
            throw new BadInputException(
                    "compare", "needs two run directories.", "Write `metaspo compare RUN_DIR RUN_DIR`.");
        }
        RunComparison comparison = MetaSpo.compare(runs);
        Console console = common.console();
        if (common.json) {
            console.print(comparison.json());
        } else {
            ComparisonReport.of(comparison).forEach(console::print);
        }
        return failIfWorse && comparison.anyWorse() ? ExitCode.CHECK_FAILED : ExitCode.DONE;
    }
}
