package org.metaspo.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.metaspo.result.RunResult.RoleUse;
import org.metaspo.result.RunResult.TaskResult;
import org.metaspo.statistics.Interval;

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
        if (result.tasks().stream().allMatch(task -> task.scores().isEmpty())) {
            line("The test items were not read.");
            return;
        }
        List<String> baselines = result.tasks().stream()
                .flatMap(task -> task.baselines().keySet().stream())
                .distinct()
                .toList();
        List<String> titles = new ArrayList<>(List.of("task", "metric", "n", "start", "candidate"));
        titles.addAll(baselines);
        titles.addAll(Shares.of(result.tasks().getFirst()).keySet());
        row(titles);
        line("|---|---|---:|---|---|" + "---:|".repeat(titles.size() - 5));
        for (TaskResult task : result.tasks()) {
            Map<String, Interval> test = task.scores().getOrDefault("test", Map.of());
            Interval initial = test.get("initial");
            Interval candidate = test.get("candidate");
            if (initial == null || candidate == null) {
                continue;
            }
            List<String> cells = new ArrayList<>(List.of(
                    task.name(), metric(task), String.valueOf(candidate.n()), interval(initial), interval(candidate)));
            for (String baseline : baselines) {
                Double score = task.baselines().get(baseline);
                cells.add(score == null ? "-" : percent(score));
            }
            Shares.of(task).values().forEach(share -> cells.add(percent(share)));
            row(cells);
        }
        line("");
        line("Values in percent, with 95 % intervals, for these tasks. Shares are of the candidate's answers.");
        if (result.tasks().stream().anyMatch(task -> task.baselines().containsKey("empty"))) {
            line("Empty: the initial user prompt under no system prompt.");
        }
        new JudgeReport(this::line).of(result);
    }

    private static String metric(TaskResult task) {
        return task.metric() + (task.judge() != null && task.judge().estimated() ? " (judge-estimated)" : "");
    }

    private void row(List<String> cells) {
        line("| " + String.join(" | ", cells) + " |");
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
        line("| role | evaluations | calls | answered again from the journal | input tokens | output tokens | USD |");
        line("|---|---:|---:|---:|---:|---:|---:|");
        for (Map.Entry<String, RoleUse> role : result.usage().entrySet()) {
            RoleUse use = role.getValue();
            if (use.calls() > 0) {
                line("| " + role.getKey() + " | " + use.evaluations() + " | " + use.calls() + " | " + use.cachedCalls()
                        + " | " + use.inputTokens() + " | " + use.outputTokens() + " | " + usd(use) + " |");
            }
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

    /** Nothing where no price is known, or nothing costs anything. */
    private static String usd(RoleUse use) {
        return new BigDecimal(use.usd()).signum() == 0 ? "-" : use.usd();
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

    private static String interval(Interval interval) {
        return String.format(
                Locale.ROOT,
                "%.1f (%.1f to %.1f)",
                100 * interval.value(),
                100 * interval.low(),
                100 * interval.high());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
