package org.metaspo.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.Shell;
import org.metaspo.result.Adaptation;
import org.metaspo.result.ArmTable;
import org.metaspo.result.NextStep;
import org.metaspo.result.ResultFiles;
import org.metaspo.result.RunResult;
import org.metaspo.result.RunResult.RoleUse;
import org.metaspo.result.RunResult.TaskResult;
import org.metaspo.result.RunResult.Timings;
import org.metaspo.result.Shares;
import org.metaspo.result.Verdict;
import org.metaspo.statistics.Interval;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows a result at the end of a command. */
final class Outcome {
    /** Between columns: scores with their intervals hold blanks themselves. */
    private static final int BLANKS = 3;

    private final Console console;
    private final String directory;
    private final RunResult result;
    private final long sent;

    /** @param sent calls that this process sent; the others were recorded by an earlier one */
    Outcome(Console console, String directory, RunResult result, long sent) {
        this.console = console;
        this.directory = directory;
        this.result = result;
        this.sent = sent;
    }

    /** What it came to. */
    RunResult result() {
        return result;
    }

    /** The exit code of the run's status. */
    int exitCode() {
        return switch (result.status()) {
            case "completed", "saturated" -> ExitCode.DONE;
            case "budget" -> ExitCode.BUDGET;
            case "failed" -> ExitCode.PROVIDER_FAILED;
            case "interrupted" -> ExitCode.INTERRUPTED;
            default -> throw new IllegalArgumentException("no status " + result.status());
        };
    }

    /** One JSON document: the result and where it is. */
    void json() {
        console.print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(document()));
    }

    /** The same as a tree. */
    ObjectNode document() {
        ObjectNode document = (ObjectNode) JsonMapper.shared().readTree(ResultFiles.json(result));
        document.put("runDir", directory);
        return document;
    }

    /** A table, the verdict and what to type next. */
    void words() {
        List<List<String>> rows = result.arms() == null ? table() : ArmTable.rows(result.arms());
        if (rows.size() > 1) {
            console.print("");
            TextTable.lines(rows, BLANKS).forEach(console::print);
        }
        if (result.curve() != null && result.status().equals("completed")) {
            Adaptation adaptation = new Adaptation(result.curve());
            Stream.of(adaptation.byIteration(), adaptation.byData())
                    .filter(curve -> !curve.isEmpty())
                    .forEach(curve -> {
                        console.print("");
                        TextTable.lines(curve, BLANKS).forEach(console::print);
                    });
        }
        console.print("");
        console.print(console.out().bold(Verdict.of(result)));
        Optional<String> earlier = EarlierReadings.words(Path.of(directory), result);
        if (earlier.isPresent()) {
            console.print("Note:    " + earlier.get());
        }
        console.print("Next:    " + NextStep.of(result));
        console.print("");
        spent();
        console.print("Run:     " + directory
                + "  (report.html, report.md, result.json, candidates.jsonl, system-prompt.txt)");
        switch (result.status()) {
            case "completed", "saturated" -> console.print("Prompt:  " + directory + "/system-prompt.txt");
            default -> console.print("Go on:   metaspo resume " + Shell.word(Path.of(directory)));
        }
    }

    /** The prompts that the search arrived at, indented. */
    void prompts() {
        quote("System prompt of the search:", result.systemPrompt().candidate());
        result.tasks().forEach(task -> quote("User prompt for " + task.name() + ":", task.userPrompt()));
    }

    private void quote(String title, String prompt) {
        console.print("");
        console.print(title);
        console.print("");
        prompt.lines().forEach(line -> console.print(line.isEmpty() ? "" : "    " + line));
    }

    private void spent() {
        RoleUse task = use("task");
        RoleUse optimizer = use("optimizer");
        RoleUse judge = use("judge");
        long calls = task.calls() + optimizer.calls() + judge.calls();
        long tokens = result.usage().values().stream()
                .mapToLong(use -> use.inputTokens() + use.outputTokens())
                .sum();
        StringBuilder line = new StringBuilder("Calls:   ");
        line.append(task.calls()).append(" of the task model");
        if (task.cachedCalls() > 0) {
            line.append(" (").append(task.cachedCalls()).append(" repeats of them not asked again)");
        }
        long reused =
                result.usage().values().stream().mapToLong(RoleUse::reusedCalls).sum();
        if (reused > 0) {
            line.append(", ").append(reused).append(" answers taken from earlier runs");
        }
        line.append(", ")
                .append(optimizer.calls())
                .append(" of the optimizer")
                .append(judge.calls() > 0 ? ", " + judge.calls() + " of the judge; " : "; ")
                .append(tokens)
                .append(" tokens");
        Timings timings = result.timings();
        if (timings != null) {
            double seconds = timings.wallSeconds();
            if (sent == calls && seconds > 0) {
                line.append(String.format(Locale.ROOT, ", %.0f tokens/s", tokens / seconds));
            }
            line.append(String.format(Locale.ROOT, ", %.0f s%s", seconds, usd()));
        }
        console.print(line.toString());
        if (timings != null && (sent != calls || timings.spent().discarded() > 0)) {
            console.print("         " + sent + " sent by this process, "
                    + timings.spent().attempts() + " attempts in all; what was answered is not asked again.");
        }
    }

    /** Nothing where no price is known, or nothing costs anything. */
    private String usd() {
        String usd = result.timings() == null ? "0" : result.timings().spent().usd();
        return new BigDecimal(usd).signum() == 0 ? "" : ", " + usd + " USD";
    }

    private RoleUse use(String role) {
        return result.usage().getOrDefault(role, new RoleUse(0, 0, 0, 0, 0, 0, 0, "0"));
    }

    /** Beside what could not be read, only those baselines and shares that there are: a narrow table is read. */
    private List<List<String>> table() {
        List<TaskResult> tasks = result.tasks();
        boolean mixed = tasks.stream().map(TaskResult::metric).distinct().count() > 1;
        List<String> baselines = tasks.stream()
                .flatMap(task -> task.baselines().keySet().stream())
                .distinct()
                .toList();
        List<String> shares = tasks.stream()
                .flatMap(task -> Shares.of(task).entrySet().stream())
                .filter(share -> share.getKey().equals("unparseable") || share.getValue() > 0)
                .map(Map.Entry::getKey)
                .distinct()
                .toList();
        List<List<String>> rows = new ArrayList<>();
        List<String> titles = new ArrayList<>(mixed ? List.of("task", "metric") : List.of("task"));
        titles.addAll(List.of("n", "start", "candidate"));
        titles.addAll(baselines);
        titles.addAll(shares);
        rows.add(titles);
        for (TaskResult task : tasks) {
            Map<String, Interval> test = task.scores().getOrDefault("test", Map.of());
            Interval initial = test.get("initial");
            Interval candidate = test.get("candidate");
            if (initial != null && candidate != null) {
                List<String> row = new ArrayList<>(mixed ? List.of(task.name(), task.metric()) : List.of(task.name()));
                row.addAll(List.of(String.valueOf(candidate.n()), interval(initial), interval(candidate)));
                baselines.forEach(name -> row.add(percent(task.baselines().get(name))));
                shares.forEach(name -> row.add(percent(Shares.of(task).get(name))));
                rows.add(row);
            }
        }
        return rows;
    }

    private static String interval(Interval interval) {
        return String.format(
                Locale.ROOT,
                "%.1f %% (%.0f to %.0f)",
                100 * interval.value(),
                100 * interval.low(),
                100 * interval.high());
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
