package org.metaspo.result;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.metaspo.result.RunResult.TaskResult;
import org.metaspo.statistics.CorrectedShare;

/** The part of a report that says how far judged scores can be trusted. */
final class JudgeReport {
    private final Consumer<String> line;

    JudgeReport(Consumer<String> line) {
        this.line = line;
    }

    void of(RunResult result) {
        if (result.tasks().stream().allMatch(task -> task.judge() == null)) {
            return;
        }
        line.accept("");
        line.accept("## The judge");
        result.tasks().forEach(this::of);
        result.withheld().forEach(reason -> paragraph("No improvement is claimed: " + reason + "."));
    }

    private void of(TaskResult task) {
        JudgeResult judge = task.judge();
        if (judge == null) {
            return;
        }
        paragraph(task.name() + ": kind " + judge.kind() + ", "
                + (judge.votes() == 1 ? "1 vote" : judge.votes() + " votes") + ", " + judge.trust() + "; "
                + percent(task.unjudged()) + " % of the candidate's answers without a verdict."
                + (judge.estimated()
                        ? " The scores are judge-estimated: hold the judge against labelled answers by `metaspo judge"
                                + " calibrate`."
                        : ""));
        judge.findings().forEach(finding -> line.accept("- " + finding));
        if (judge.corrected() != null) {
            corrected(judge.corrected());
        }
        if (judge.worstCase() != null) {
            paragraph(String.format(
                    Locale.ROOT,
                    "With every unjudged answer against the candidate, or for it, the difference is %+.1f to %+.1f"
                            + " points.",
                    100 * judge.worstCase().low(),
                    100 * judge.worstCase().high()));
        }
    }

    private void corrected(Map<String, CorrectedShare> corrected) {
        line.accept("");
        corrected.forEach((name, share) -> line.accept("- " + name + " with the judge's errors taken out: "
                + percent(share.value()) + " (" + percent(share.low()) + " to " + percent(share.high()) + ")"));
    }

    private void paragraph(String text) {
        line.accept("");
        line.accept(text);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
