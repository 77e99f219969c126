package org.metaspo.cli.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.metaspo.problem.BadInputException;
import org.metaspo.result.CandidateLine;
import org.metaspo.result.Report;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.run.History;
import org.metaspo.run.ReplayException;
import org.metaspo.run.Run;

/** A run's report as one self-contained page: opened from disk, no request leaves it. */
public final class ReportPage {
    /** Its name in the run directory. */
    public static final String FILE = "report.html";

    private ReportPage() {}

    /**
     * Writes the page of a run into its directory, from what is there alone; {@code report.md} anew beside it.
     *
     * @return the file
     * @throws BadInputException there is no run, it was cut off, or its journal does not tell what it did
     */
    public static Path write(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            RunResult result = Run.result(directory);
            History history = history(directory);
            ResultFiles.replace(
                    directory.resolve("report.md"),
                    Report.of(
                            history.plan().name(),
                            result,
                            history.candidates().stream().map(CandidateLine::of).toList()));
            ResultFiles.replace(file, of(history, result));
        } catch (IOException e) {
            throw new BadInputException(
                    file.toString(),
                    "cannot be written (" + e.getMessage() + ").",
                    "Check its permissions, and whether there is space.",
                    e);
        }
        return file;
    }

    private static History history(Path directory) {
        try {
            return Run.history(directory);
        } catch (ReplayException e) {
            throw new BadInputException(
                    String.valueOf(e.getMessage()),
                    "So the journal does not tell what the run did.",
                    "Use the program version that made it; its report.md has the result.",
                    e);
        }
    }

    /** @param result the run's, with its timings */
    static String of(History history, RunResult result) {
        List<Matrix> matrices = Matrix.of(history);
        StringBuilder answers = new StringBuilder();
        for (int i = 0; i < matrices.size(); i++) {
            answers.append("<script type=\"application/octet-stream\" id=\"answers-")
                    .append(i)
                    .append("\">")
                    .append(Packed.json(matrices.get(i).answers()))
                    .append("</script>\n");
        }
        return PageLayout.page(PageData.of(history, result, matrices), answers.toString());
    }
}
