package org.metaspo.result;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.metaspo.model.ModelSettings;
import org.metaspo.model.Role;

/**
 * A card for a prompt: what it is, where it comes from, what it was measured on, and what it cannot be relied on for. For
 * the folder where the prompt is kept, and for whoever is asked to approve it.
 *
 * @param prompts what the run says to use
 * @param result what it came to
 * @param data by task
 * @param models by role
 * @param start what the prompt at the start costs to send
 * @param learned what this one costs to send
 */
public record PromptCard(
        LearnedPrompts prompts,
        RunResult result,
        List<TaskData> data,
        Map<Role, ModelSettings> models,
        PromptCost start,
        PromptCost learned) {
    /** The card, in Markdown. */
    public String markdown() {
        Page page = new Page();
        page.line("# System prompt of " + prompts.name());
        page.paragraph(Verdict.of(result));
        facts(page);
        page.heading("System prompt");
        if (isStart()) {
            page.line("The search's candidate was not confirmed: this is the prompt at the start.");
            page.line("");
        }
        page.quote(prompts.systemPrompt().isEmpty() ? "(none)" : prompts.systemPrompt());
        if (result.arms() == null) {
            page.paragraph("## User prompts");
            prompts.userPrompts().forEach((task, template) -> {
                page.paragraph("For " + task + ":");
                page.line("");
                page.quote(template);
            });
            page.heading("Scores on the test items");
            new ScoreTable(page::line).of(result.tasks());
        } else {
            new StudyReport(page::line).of(result, result.arms());
        }
        new JudgeReport(page::line).of(result);
        data(page);
        page.heading("Limits");
        new Limits(result, models).all().forEach(limit -> page.line("- " + limit));
        page.heading(result.arms() == null ? "What learning it took" : "What measuring it took");
        new UsageTable(page::line).of(result.usage());
        return page.text();
    }

    /** Whether a search came back to the prompt that it began with. */
    private boolean isStart() {
        RunResult.Prompts all = result.systemPrompt();
        return result.arms() == null
                && all.learned().equals(all.initial())
                && !all.learned().equals(all.candidate());
    }

    private void facts(Page page) {
        page.line("");
        page.line("| | |");
        page.line("|---|---|");
        String ended = result.timings() == null ? null : result.timings().ended();
        page.row(
                "made",
                (ended == null ? "" : ended + ", ") + "by `metaspo " + result.command() + "` " + result.programVersion()
                        + " (search version " + result.searchVersion() + ")");
        page.row(
                "how",
                "method " + result.method() + ", schedule " + result.schedule() + ", seed " + result.seed() + "; "
                        + result.status());
        models.forEach((role, model) -> page.row(role == Role.JUDGE ? "judge" : role.key() + " model", words(model)));
        page.row("length", learned.tokens() + " tokens; " + start.tokens() + " at the start");
        if (learned.usdPer1000() != null && start.usdPer1000() != null) {
            page.row(
                    "price of sending it",
                    learned.usdPer1000() + " USD in 1,000 calls; " + start.usdPer1000()
                            + " at the start; before any cache of the provider's");
        }
    }

    private static String words(ModelSettings model) {
        return model.provider() + " " + model.model()
                + (model.temperature() == null ? "" : ", temperature " + model.temperature())
                + (model.effort() == null ? "" : ", effort " + model.effort()) + ", at most " + model.maxTokens()
                + " tokens of output";
    }

    private void data(Page page) {
        page.heading("Data");
        page.row("task", "domain", "training", "validation", "test", "SHA-256 of the test items' ids");
        page.line("|---|---|---:|---:|---:|---|");
        data.forEach(task -> page.row(
                task.name(),
                task.domain() == null ? "-" : task.domain(),
                String.valueOf(task.train()),
                String.valueOf(task.validation()),
                String.valueOf(task.test()),
                "`" + task.digest() + "`"));
        if (result.testSet() != null) {
            page.paragraph("All test items: `" + result.testSet().digest()
                    + "`. Runs with the same digest were tested on the" + " same items, and can be compared.");
        }
    }

    /** Lines of Markdown. */
    private static final class Page {
        private final StringBuilder text = new StringBuilder();

        String text() {
            return text.toString();
        }

        void line(String line) {
            text.append(line).append('\n');
        }

        void paragraph(String words) {
            line("");
            line(words);
        }

        void heading(String title) {
            paragraph("## " + title);
            line("");
        }

        void row(String... cells) {
            line(Arrays.stream(cells).collect(Collectors.joining(" | ", "| ", " |")));
        }

        /** A fence that is longer than any in the prompt. */
        void quote(String prompt) {
            String fence = "```";
            while (prompt.contains(fence)) {
                fence += "`";
            }
            line(fence + "text");
            line(prompt);
            line(fence);
        }
    }
}
