package org.metaspo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.result.RunResult.Comparison;
import org.metaspo.result.RunResult.TaskComparison;
import org.metaspo.result.RunResult.TaskResult;
import org.metaspo.statistics.Holm;
import org.metaspo.statistics.Interval;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a learned system prompt carries: {@code transfer.json} of a study. The JSON schema is {@code
 * docs/schemas/transfer.schema.json}. All scores are with the tasks' initial user prompts.
 *
 * @param cells the learned prompt under each model on each task
 * @param models each model over all tasks
 * @param leftOut for each source task what was learned from the others, on it; empty where that was not asked for
 */
public record Transfer(
        List<Cell> cells,
        List<Model> models,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Cell> leftOut) {
    /**
     * One model on one task.
     *
     * @param role source where the prompt was learned from it, else target
     * @param initial score of the default system prompt
     * @param learned score of the learned one
     * @param difference learned minus default
     * @param p adjusted for the number of tasks beside it (Holm)
     */
    public record Cell(
            String model,
            String task,
            String role,
            double initial,
            double learned,
            double difference,
            double low,
            double high,
            double p,
            int n) {}

    /**
     * One model.
     *
     * @param difference the unweighted mean over the tasks
     * @param p adjusted for the number of models (Holm)
     */
    public record Model(String model, double difference, double low, double high, double p) {}

    /**
     * Of measurements.
     *
     * @param byModel the measurement under each model
     * @param sources names of the tasks that the prompt was learned from
     * @param withoutTask for each task the measurement of what was learned without it
     */
    public static Transfer of(
            Map<String, RunResult> byModel, List<String> sources, Map<String, RunResult> withoutTask, String ownModel) {
        List<Cell> cells = new ArrayList<>();
        Map<String, Comparison> overall = new LinkedHashMap<>();
        byModel.forEach((model, result) -> {
            result.tasks()
                    .forEach(task -> add(cells, model, task, sources.contains(task.name()) ? "source" : "target"));
            if (result.comparison() != null) {
                overall.put(model, result.comparison());
            }
        });
        List<Cell> leftOut = new ArrayList<>();
        withoutTask.values().forEach(result -> result.tasks().forEach(task -> add(leftOut, ownModel, task, "target")));
        double[] p = Holm.adjusted(
                overall.values().stream().mapToDouble(Comparison::p).toArray());
        List<Model> models = new ArrayList<>();
        overall.forEach((model, mean) ->
                models.add(new Model(model, mean.difference(), mean.low(), mean.high(), p[models.size()])));
        return new Transfer(cells, models, leftOut);
    }

    private static void add(List<Cell> cells, String model, TaskResult task, String role) {
        TaskComparison comparison = task.comparison();
        Interval initial = score(task, "initial");
        Interval learned = score(task, "candidate");
        if (comparison != null && initial != null && learned != null) {
            cells.add(new Cell(
                    model,
                    task.name(),
                    role,
                    initial.value(),
                    learned.value(),
                    comparison.difference(),
                    comparison.low(),
                    comparison.high(),
                    comparison.p(),
                    comparison.n()));
        }
    }

    @Nullable
    private static Interval score(TaskResult task, String name) {
        return task.scores().getOrDefault("test", Map.of()).get(name);
    }

    /** The document in JSON. */
    public String json() {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }

    /** The same in Markdown. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        models.forEach(model -> lines.add(String.format(
                Locale.ROOT,
                "%s: %s, %s points over these tasks (95 %% interval %s to %s, p = %.4f%s).",
                model.model(),
                model.p() > 0.05 ? "not distinguishable" : model.difference() > 0 ? "better" : "worse",
                Points.of(model.difference()),
                Points.of(model.low()),
                Points.of(model.high()),
                model.p(),
                models.size() > 1 ? ", adjusted for " + models.size() + " models" : "")));
        table(lines, cells);
        if (!leftOut.isEmpty()) {
            long better = leftOut.stream().filter(cell -> cell.difference() > 0).count();
            lines.add("");
            lines.add("Learned from the other source tasks alone, the prompt is ahead on " + better + " of "
                    + leftOut.size()
                    + " tasks. What it does on further tasks has tasks as its unit: of so few nothing is claimed.");
            table(lines, leftOut);
        }
        lines.add("");
        lines.add(
                "Scores in percent with the initial user prompts; p task by task is adjusted for the tasks measured together"
                        + " (Holm). A score on a source task is on its test items.");
        return lines;
    }

    private static void table(List<String> lines, List<Cell> cells) {
        lines.add("");
        lines.add("| model | task | role | n | default | learned | difference in points | p |");
        lines.add("|---|---|---|---:|---:|---:|---:|---:|");
        cells.forEach(cell -> lines.add(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d | %.1f | %.1f | %s | %.4f |",
                cell.model(),
                cell.task(),
                cell.role(),
                cell.n(),
                100 * cell.initial(),
                100 * cell.learned(),
                Points.of(cell.difference(), cell.low(), cell.high()),
                cell.p())));
    }
}
