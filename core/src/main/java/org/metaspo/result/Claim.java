package org.metaspo.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.metaspo.result.RunResult.Comparison;
import org.metaspo.result.RunResult.MetricComparison;
import org.metaspo.statistics.Holm;
import org.metaspo.statistics.PairedComparison;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.Metric;
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
    public static Optional<Comparison> overall(List<TestScores> scores, Randomness randomness) {
        return byKey(scores).size() == 1 ? compared(scores, randomness).map(Claim::comparison) : Optional.empty();
    }

    /**
     * The comparison of each kind of metric, in the tasks' order. With several kinds these are several statements: their
     * p-values are adjusted by Holm's method.
     */
    public static List<MetricComparison> byMetric(List<TestScores> scores, Randomness randomness) {
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

    private static Map<String, List<TestScores>> byKey(List<TestScores> scores) {
        Map<String, List<TestScores>> byKey = new LinkedHashMap<>();
        for (TestScores task : scores) {
            byKey.computeIfAbsent(metric(task).kind(), key -> new ArrayList<>()).add(task);
        }
        return byKey;
    }

    private static Metric metric(TestScores task) {
        return task.initial().pairing().task().metric();
    }

    private static Optional<PairedComparison> compared(List<TestScores> ofOneMetric, Randomness randomness) {
        return metric(ofOneMetric.getFirst()) instanceof SetMetric
                ? PairedComparison.ofSets(
                        ofOneMetric.stream().map(TestScores::pairs).toList(), randomness)
                : PairedComparison.of(
                        ofOneMetric.stream().map(TestScores::differences).toList(), randomness);
    }

    private static Comparison comparison(PairedComparison paired) {
        return new Comparison(paired.difference(), paired.low(), paired.high(), paired.p());
    }
}
