package org.metaspo.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.metaspo.statistics.StratifiedZ;

/**
 * Two candidates on the items that both have and that count for both, task by task.
 *
 * @param one a scorecard per task
 * @param other the same tasks in the same order
 */
public record Paired(List<Scorecard> one, List<Scorecard> other) {
    /** How much better the first does, -1 to 1: the unweighted mean over tasks. */
    public double difference() {
        return StratifiedZ.of(differences(), 1).difference();
    }

    /** The difference in standard errors. */
    public double z(double varianceFloor) {
        return StratifiedZ.of(differences(), varianceFloor).z();
    }

    private List<double[]> differences() {
        List<double[]> strata = new ArrayList<>();
        for (int task = 0; task < one.size(); task++) {
            strata.add(differences(one.get(task), other.get(task)));
        }
        return strata;
    }

    private static double[] differences(Scorecard one, Scorecard other) {
        Map<String, BigFraction> others = new HashMap<>();
        other.items().stream()
                .filter(Scored::counts)
                .forEach(item -> others.put(item.example().id(), item.value()));
        return one.items().stream()
                .filter(Scored::counts)
                .flatMapToDouble(item -> {
                    BigFraction paired = others.get(item.example().id());
                    return paired == null
                            ? DoubleStream.empty()
                            : DoubleStream.of(item.value().subtract(paired).doubleValue());
                })
                .toArray();
    }
}
