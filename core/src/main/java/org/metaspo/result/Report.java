package org.metaspo.result;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.metaspo.result.RunResult.RoleUse;
import org.metaspo.result.RunResult.TaskResult;
import org.metaspo.result.RunResult.Timings;

/** {@code report.md}: what a run came to, in words and tables. */
public final class Report {
    private final StringBuilder text = new StringBuilder();

    private Report() {}

    /**
     * The report of a run.
     *
     * @param name of the run
     * @param candidates all, in program order
     */
    public static String of(String name, RunResult result, List<CandidateLine> candidates) {
        Report report = new Report();
        report.line("# " + name);
        report.line("");
        report.line(Verdict.of(result));
        report.line("");
        report.line(NextStep.of(result) + cost(result));
        if (result.arms() == null) {
            report.scores(result);
        } else {
            new StudyReport(report::line).of(result, result.arms());
        }
        report.prompts(result);
        report.usage(result);
        report.candidates(result, candidates);
        report.line("");
        report.line("Made by MetaSPO " + result.programVersion() + " (search version " + result.searchVersion()
                + "), method " + result.method() + ", schedule " + result.schedule() + ", seed " + result.seed()
                + ". `metaspo replay` on this directory gives the same result from the journal alone.");
        return report.text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void scores(RunResult result) {
        line("");
        line("## Scores on the test items");
        line("");
        new ScoreTable(this::line).of(result.tasks());
        new JudgeReport(this::line).of(result);
    }

    private void prompts(RunResult result) {
        new ChecksReport(this::line).of(result);
        section(
                result.arms() == null ? "System prompt at the start" : "Default system prompt",
                result.systemPrompt().initial());
        section("System prompt that was learned", result.systemPrompt().learned());
        line("");
        line(
                result.arms() == null
                        ? "## User prompts of the candidate"
                        : result.curve() == null ? "## Initial user prompts" : "## User prompts that were adapted");
        for (TaskResult task : result.tasks()) {
            line("");
            line(task.name() + ":");
            line("");
            quote(task.userPrompt());
        }
    }

    private void section(String title, String prompt) {
        line("");
        line("## " + title);
        line("");
        quote(prompt.isEmpty() ? "(none)" : prompt);
    }

    private void quote(String prompt) {
        prompt.lines().forEach(each -> line(each.isEmpty() ? "" : "    " + each));
    }

    private void usage(RunResult result) {
        line("");
        line("## Usage");
        line("");
        new UsageTable(this::line).of(result.usage());
        Timings timings = result.timings();
        if (timings != null && timings.faults() != null && !timings.faults().isEmpty()) {
            line("");
            line("Attempts that failed on the way: "
                    + timings.faults().entrySet().stream()
                            .map(fault -> fault.getValue() + " x " + fault.getKey())
                            .collect(Collectors.joining(", "))
                    + ". They were repeated; none of them is a score.");
        }
    }

    private static String cost(RunResult result) {
        long calls = result.usage().values().stream().mapToLong(RoleUse::calls).sum();
        BigDecimal usd = result.usage().values().stream()
                .map(use -> new BigDecimal(use.usd()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return String.format(
                Locale.ROOT,
                " It took %d model calls%s.",
                calls,
                usd.signum() == 0 ? "" : " and " + usd.stripTrailingZeros().toPlainString() + " USD");
    }

    private void candidates(RunResult result, List<CandidateLine> candidates) {
        if (candidates.isEmpty()) {
            return;
        }
        line("");
        line("## Candidates");
        line("");
        boolean mixed =
                result.tasks().stream().map(TaskResult::metric).distinct().count() > 1;
        line("Selection scores, on the items that the search chose by: optimistic, no claim."
                + (mixed ? " A score over all tasks is the flat mean over different metrics." : ""));
        line("");
        line("| place | kind | task | score | kept |");
        line("|---|---|---|---:|---|");
        for (CandidateLine candidate : candidates) {
            String score = candidate.scores().isEmpty()
                    ? "-"
                    : percent(candidate.scores().stream()
                            .mapToDouble(CandidateLine.Score::value)
                            .average()
                            .orElse(0));
            line("| " + candidate.place() + " | " + candidate.kind() + " | "
                    + (candidate.task() == null ? "all" : candidate.task()) + " | " + score + " | "
                    + (candidate.kept() ? "yes" : "no: " + candidate.whyRejected()) + " |");
        }
        String rejected = result.rejectedCandidates().entrySet().stream()
                .filter(reason -> reason.getValue() > 0)
                .map(reason -> reason.getKey() + " " + reason.getValue())
                .collect(Collectors.joining(", "));
        if (!rejected.isEmpty()) {
            line("");
            line("Proposals that could not be used, by reason: " + rejected + ".");
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
