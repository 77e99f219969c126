package org.metaspo.result;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.result.RunResult.Comparison;
import org.metaspo.result.RunResult.MetricComparison;
import org.metaspo.result.RunResult.TaskComparison;
import org.metaspo.statistics.Holm;
import org.metaspo.statistics.PairedComparison;
import org.metaspo.statistics.Randomness;
import org.metaspo.statistics.Stratum;
import org.metaspo.task.SetMetric;

/** What a reading of the test items says about the candidate and the initial prompts. */
public final class Claim {
    private Claim() {}

    /**
     * The comparison over all tasks.
     *
     * @return empty where no item was scored on both sides, and where metrics differ: a mean over different metrics means
     *     nothing
     */
    public static Optional<Comparison> overall(List<? extends PairedScores> scores, Randomness randomness) {
        return byKey(scores).size() == 1 ? compared(scores, randomness).map(Claim::comparison) : Optional.empty();
    }

    /**
     * The comparison of each kind of metric, in the tasks' order. With several kinds these are several statements: their
     * p-values are adjusted by Holm's method.
     */
    public static List<MetricComparison> byMetric(List<? extends PairedScores> scores, Randomness randomness) {
        List<MetricComparison> kinds = new ArrayList<>();
        byKey(scores)
                .forEach((metric, ofMetric) -> compared(ofMetric, randomness)
                        .ifPresent(paired -> kinds.add(new MetricComparison(
                                metric,
                                ofMetric.size(),
                                paired.n(),
                                paired.difference(),
                                paired.low(),
                                paired.high(),
                                paired.p()))));
        double[] adjusted =
                Holm.adjusted(kinds.stream().mapToDouble(MetricComparison::p).toArray());
        List<MetricComparison> claims = new ArrayList<>();
        for (int i = 0; i < adjusted.length; i++) {
            claims.add(kinds.get(i).withP(adjusted[i]));
        }
        return claims;
    }

    /**
     * The comparison on each task alone, in the tasks' order, null where none of its items was scored on both sides. These
     * are several statements: their p-values are adjusted by Holm's method.
     */
    public static List<@Nullable TaskComparison> byTask(List<? extends PairedScores> scores, Randomness randomness) {
        List<Optional<PairedComparison>> single =
                scores.stream().map(task -> compared(List.of(task), randomness)).toList();
        double[] p = Holm.adjusted(single.stream()
                .flatMap(Optional::stream)
                .mapToDouble(PairedComparison::p)
                .toArray());
        List<@Nullable TaskComparison> tasks = new ArrayList<>();
        int next = 0;
        for (Optional<PairedComparison> task : single) {
            PairedComparison paired = task.orElse(null);
            tasks.add(
                    paired == null
                            ? null
                            : new TaskComparison(
                                    paired.difference(), paired.low(), paired.high(), p[next++], paired.n()));
        }
        return tasks;
    }

    /**
     * The comparison of two system prompts by their items' values, whatever the metrics: for looks that claim nothing.
     *
     * @param before a scorecard per task
     * @param after of the same tasks and items
     * @return empty where no item was scored on both sides
     */
    public static Optional<Comparison> ofItems(List<Scorecard> before, List<Scorecard> after, Randomness randomness) {
        List<Stratum> strata = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Set<String> left = new HashSet<>(before.get(i).uncounted());
            left.addAll(after.get(i).uncounted());
            strata.add(new ArmScores(
                            List.of(before.get(i).without(left)),
                            List.of(after.get(i).without(left)))
                    .stratum());
        }
        return PairedComparison.of(strata, randomness).map(Claim::comparison);
    }

    private static Map<String, List<PairedScores>> byKey(List<? extends PairedScores> scores) {
        Map<String, List<PairedScores>> byKey = new LinkedHashMap<>();
        for (PairedScores task : scores) {
            byKey.computeIfAbsent(task.metric().kind(), key -> new ArrayList<>())
                    .add(task);
        }
        return byKey;
    }

    private static Optional<PairedComparison> compared(
            List<? extends PairedScores> ofOneMetric, Randomness randomness) {
        return ofOneMetric.getFirst().metric() instanceof SetMetric
                ? PairedComparison.ofSets(
                        ofOneMetric.stream().map(PairedScores::pairs).toList(), randomness)
                : PairedComparison.of(
                        ofOneMetric.stream().map(PairedScores::stratum).toList(), randomness);
    }

    private static Comparison comparison(PairedComparison paired) {
        return new Comparison(paired.difference(), paired.low(), paired.high(), paired.p());
    }
}
