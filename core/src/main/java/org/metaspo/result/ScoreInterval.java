package org.metaspo.result;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.fraction.BigFraction;
import org.metaspo.evaluation.Ranking;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.statistics.Clusters;
import org.metaspo.statistics.Interval;
import org.metaspo.statistics.Randomness;
import org.metaspo.statistics.SetScore;
import org.metaspo.task.ItemMetric;

/**
 * The intervals of scores: Wilson's where each item is right or wrong and the score is their share, the bootstrap's for
 * set metrics and values in between. Answers to one item under several prompts, and to the items of one group, are a
 * cluster and not so many independent answers.
 */
public final class ScoreInterval {
    /** Nothing is known. */
    private static final Interval UNKNOWN = new Interval(0, 0, 0, 1);

    private ScoreInterval() {}

    /**
     * The interval of one scorecard's score over the items that count.
     *
     * @param place names what is drawn, such as {@code interval/beauty/initial}
     */
    public static Interval of(Scorecard card, Randomness randomness, String place) {
        return ofMean(List.of(card), randomness, place);
    }

    /**
     * The interval of the mean over scorecards of one task and the same examples, such as those of its kept user prompts;
     * n is the number of answers.
     */
    public static Interval ofMean(List<Scorecard> cards, Randomness randomness, String place) {
        return of(cards, cards.stream().mapToInt(Scorecard::n).sum(), randomness, place);
    }

    /**
     * The same interval; n is the number of examples.
     *
     * @param cards over the same examples, which all count
     */
    public static Interval ofClusters(List<Scorecard> cards, Randomness randomness, String place) {
        return of(cards, cards.getFirst().n(), randomness, place);
    }

    private static Interval of(List<Scorecard> cards, int n, Randomness randomness, String place) {
        if (n == 0) {
            return UNKNOWN;
        }
        Clusters clusters = Clusters.of(cards.getFirst().clusters());
        boolean item = cards.getFirst().pairing().task().metric() instanceof ItemMetric;
        boolean alone = cards.size() == 1 && clusters.size() == clusters.items();
        if (alone && item && isShare(cards)) {
            return Interval.wilson(Ranking.flatMean(cards).doubleValue(), n);
        }
        return item && !alone
                ? clustered(cards, n)
                : Interval.bootstrap(
                        Ranking.flatMean(cards).doubleValue(), n, clusters, mean(cards), randomness.at(place));
    }

    private static Interval clustered(List<Scorecard> cards, int n) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (Scorecard card : cards) {
            for (Scored item : card.items()) {
                if (item.counts()) {
                    double[] sum = sums.computeIfAbsent(item.example().cluster(), cluster -> new double[2]);
                    sum[0] += item.value().doubleValue();
                    sum[1]++;
                }
            }
        }
        Interval pooled = Interval.clustered(
                n,
                sums.values().stream().mapToDouble(sum -> sum[0] / sum[1]).toArray(),
                sums.values().stream().mapToDouble(sum -> sum[1]).toArray());
        // Where prompts have different numbers of answers, the mean over prompts is not that over answers.
        double value = Ranking.flatMean(cards).doubleValue();
        return new Interval(value, n, Math.min(pooled.low(), value), Math.max(pooled.high(), value));
    }

    private static boolean isShare(List<Scorecard> cards) {
        return cards.stream().flatMap(card -> card.items().stream()).allMatch(ScoreInterval::isRightOrWrong);
    }

    private static boolean isRightOrWrong(Scored item) {
        BigFraction value = item.value();
        return value.isZero() || value.equals(BigFraction.ONE);
    }

    private static SetScore mean(List<Scorecard> cards) {
        List<SetScore> scores = cards.stream().map(ScoreInterval::score).toList();
        return items ->
                scores.stream().mapToDouble(score -> score.of(items)).average().orElse(0);
    }

    /** The score over examples by their place in the list; those that do not count are passed over. */
    private static SetScore score(Scorecard card) {
        int[] places = new int[card.items().size()];
        int counted = 0;
        for (int i = 0; i < places.length; i++) {
            places[i] = card.items().get(i).counts() ? counted++ : -1;
        }
        SetScore score = card.pairing().task().metric().over(card.marked());
        return items -> {
            int[] kept = new int[items.length];
            int n = 0;
            for (int item : items) {
                if (places[item] >= 0) {
                    kept[n++] = places[item];
                }
            }
            return score.of(Arrays.copyOf(kept, n));
        };
    }
}
