package org.metaspo.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.metaspo.result.RunResult.Comparison;
import org.metaspo.result.RunResult.MetricComparison;
import org.metaspo.result.RunResult.TaskComparison;
import org.metaspo.statistics.Holm;
import org.metaspo.statistics.Randomness;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code compare} prints: later runs against the first, on the same test items. The JSON schema is {@code
 * docs/schemas/compare.schema.json}.
 *
 * @param runs as they were named
 * @param tasks the second run against the first, task by task
 * @param overall the same over all tasks; null where their metrics differ
 * @param comparisons the same for each kind of metric; only where they differ
 * @param verdict better, worse or indistinguishable
 * @param withheld why no improvement can be claimed whatever the interval says
 * @param others the third run and later ones, against the first
 */
public record RunComparison(
        List<String> runs,
        List<Task> tasks,
        @Nullable Comparison overall,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MetricComparison> comparisons,
        String verdict,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> withheld,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Other> others) {
    /** The interval lies above 0. */
    public static final String BETTER = "better";

    /** The interval lies below 0. */
    public static final String WORSE = "worse";

    /** It holds 0, or a gain may not be claimed. */
    public static final String INDISTINGUISHABLE = "indistinguishable";

    /**
     * One task.
     *
     * @param difference later minus first run
     * @param p adjusted for the number of tasks (Holm)
     * @param n test items that both have
     */
    public record Task(String name, double difference, double low, double high, double p, int n) {}

    /** A further run against the first. */
    public record Other(
            String run,
            List<Task> tasks,
            @Nullable Comparison overall,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<MetricComparison> comparisons,
            String verdict) {}

    /**
     * Compares. With several later runs these are several statements: the p-values of {@code overall} are adjusted by
     * Holm's method, and a verdict needs an adjusted p of at most .05, too.
     *
     * @param runs two or more
     * @throws org.metaspo.problem.BadInputException they were tested on different items, or by different metrics
     */
    public static RunComparison of(List<TestedRun> runs) {
        TestedRun first = runs.getFirst();
        Randomness randomness = new Randomness(first.seed());
        List<List<ArmScores>> pairs = new ArrayList<>();
        for (TestedRun later : runs.subList(1, runs.size())) {
            pairs.add(new RunPairs(first, later).scores());
        }
        List<@Nullable Comparison> overall = adjusted(pairs.stream()
                .map(scores -> Claim.overall(scores, randomness).orElse(null))
                .toList());
        List<Other> all = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            TestedRun later = runs.get(i + 1);
            Comparison mean = overall.get(i);
            List<MetricComparison> byMetric = mean == null ? Claim.byMetric(pairs.get(i), randomness) : List.of();
            Set<String> withheld = withheld(List.of(first, later));
            all.add(new Other(
                    later.name(),
                    tasks(pairs.get(i), randomness),
                    mean,
                    byMetric,
                    verdict(mean, byMetric, withheld.isEmpty())));
        }
        Other second = all.getFirst();
        return new RunComparison(
                runs.stream().map(TestedRun::name).toList(),
                second.tasks(),
                second.overall(),
                second.comparisons(),
                second.verdict(),
                List.copyOf(withheld(runs)),
                all.subList(1, all.size()));
    }

    private static Set<String> withheld(List<TestedRun> runs) {
        Set<String> withheld = new LinkedHashSet<>();
        runs.forEach(run -> withheld.addAll(run.withheld()));
        return withheld;
    }

    private static List<@Nullable Comparison> adjusted(List<@Nullable Comparison> single) {
        double[] p = Holm.adjusted(single.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Comparison::p)
                .toArray());
        List<@Nullable Comparison> adjusted = new ArrayList<>();
        int next = 0;
        for (Comparison each : single) {
            adjusted.add(each == null ? null : new Comparison(each.difference(), each.low(), each.high(), p[next++]));
        }
        return adjusted;
    }

    private static List<Task> tasks(List<ArmScores> pairs, Randomness randomness) {
        List<Task> tasks = new ArrayList<>();
        List<@Nullable TaskComparison> compared = Claim.byTask(pairs, randomness);
        for (int i = 0; i < pairs.size(); i++) {
            TaskComparison task = compared.get(i);
            if (task != null) {
                String name = pairs.get(i).before().getFirst().pairing().task().name();
                tasks.add(new Task(name, task.difference(), task.low(), task.high(), task.p(), task.n()));
            }
        }
        return tasks;
    }

    /** A harm is told whatever speaks against a claim of improvement. */
    private static String verdict(@Nullable Comparison overall, List<MetricComparison> byMetric, boolean claims) {
        if (overall != null) {
            if (overall.high() < 0) {
                return WORSE;
            }
            return overall.low() > 0 && claims ? BETTER : INDISTINGUISHABLE;
        }
        if (byMetric.stream().anyMatch(each -> each.high() < 0 && each.p() <= 0.05)) {
            return WORSE;
        }
        boolean better = !byMetric.isEmpty() && byMetric.stream().allMatch(each -> each.low() > 0 && each.p() <= 0.05);
        return better && claims ? BETTER : INDISTINGUISHABLE;
    }

    /** Whether a later run does worse than the first. */
    public boolean anyWorse() {
        return verdict.equals(WORSE)
                || others.stream().anyMatch(other -> other.verdict().equals(WORSE));
    }

    /** The document in JSON. */
    public String json() {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }
}
