package org.metaspo.result;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.statistics.Clusters;
import org.metaspo.statistics.SetPairs;
import org.metaspo.statistics.SetScore;
import org.metaspo.task.Metric;
import org.metaspo.task.Metric.Marked;

/**
 * Two system prompts on one task under the same number of user prompts. An item's score is the mean over the user prompts:
 * its answers are one cluster.
 *
 * @param before the default system prompt's scorecards, one per user prompt, over items that count in all of them
 * @param after the other's, over the same items
 */
record ArmScores(List<Scorecard> before, List<Scorecard> after) implements PairedScores {
    @Override
    public Metric metric() {
        return before.getFirst().pairing().task().metric();
    }

    @Override
    public double[] differences() {
        return IntStream.range(0, before.getFirst().items().size())
                .mapToDouble(
                        item -> mean(after, item).subtract(mean(before, item)).doubleValue())
                .toArray();
    }

    private static BigFraction mean(List<Scorecard> cards, int item) {
        return cards.stream()
                .map(card -> card.items().get(item).value())
                .reduce(BigFraction.ZERO, BigFraction::add)
                .divide(cards.size());
    }

    @Override
    public Clusters clusters() {
        return Clusters.of(before.getFirst().clusters());
    }

    @Override
    public SetPairs pairs() {
        List<SetScore> byPrompt = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            List<Marked> both = new ArrayList<>(before.get(i).marked());
            both.addAll(after.get(i).marked());
            byPrompt.add(metric().over(both));
        }
        return new SetPairs(
                clusters(),
                items -> byPrompt.stream()
                        .mapToDouble(score -> score.of(items))
                        .average()
                        .orElse(0));
    }
}
