package org.metaspo.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    double z(double varianceFloor) {
        return StratifiedZ.of(differences(), varianceFloor).z();
    }

    private List<double[]> differences() {
        List<double[]> strata = new ArrayList<>();
        for (int task = 0; task < one.size(); task++) {
            Map<String, Scored> others = new HashMap<>();
            other.get(task).items().forEach(item -> others.put(item.example().id(), item));
            strata.add(one.get(task).items().stream()
                    .filter(item ->
                            item.counts() && others.containsKey(item.example().id()))
                    .filter(item -> others.get(item.example().id()).counts())
                    .mapToDouble(item -> item.value()
                            .subtract(others.get(item.example().id()).value())
                            .doubleValue())
                    .toArray());
        }
        return strata;
    }
}
