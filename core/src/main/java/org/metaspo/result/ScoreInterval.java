package org.metaspo.result;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.metaspo.evaluation.Ranking;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.statistics.Interval;
import org.metaspo.statistics.Randomness;
import org.metaspo.statistics.SetScore;
import org.metaspo.task.ItemMetric;

/**
 * The intervals of scores: Wilson's where each item is right or wrong and the score is their share, the bootstrap's for
 * set metrics and values in between.
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
     * The interval of the mean over scorecards of one task and the same examples, such as those of its kept user prompts.
     * All answers to an example are redrawn together.
     */
    public static Interval ofMean(List<Scorecard> cards, Randomness randomness, String place) {
        int counted = cards.stream().mapToInt(Scorecard::n).sum();
        if (counted == 0) {
            return UNKNOWN;
        }
        double value = Ranking.flatMean(cards).doubleValue();
        return isShare(cards)
                ? Interval.wilson(value, counted)
                : Interval.bootstrap(
                        value, counted, cards.getFirst().items().size(), mean(cards), randomness.at(place));
    }

    /**
     * The interval of the same mean, where an example's answers are one cluster and not so many independent ones: of an
     * item metric Wilson's at the effective number of answers (E. L. Korn and B. I. Graubard, Survey Methodology 24,
     * 1998), of a set metric the bootstrap's.
     *
     * @param cards over the same examples, which all count
     */
    public static Interval ofClusters(List<Scorecard> cards, Randomness randomness, String place) {
        int items = cards.getFirst().items().size();
        if (items == 0) {
            return UNKNOWN;
        }
        double value = Ranking.flatMean(cards).doubleValue();
        if (cards.getFirst().pairing().task().metric() instanceof ItemMetric) {
            double[] means = IntStream.range(0, items)
                    .mapToDouble(item -> cards.stream()
                            .mapToDouble(card -> card.items().get(item).value().doubleValue())
                            .average()
                            .orElse(0))
                    .toArray();
            return Interval.clustered(means);
        }
        return Interval.bootstrap(value, items, items, mean(cards), randomness.at(place));
    }

    private static boolean isShare(List<Scorecard> cards) {
        return cards.getFirst().pairing().task().metric() instanceof ItemMetric
                && cards.stream().flatMap(card -> card.items().stream()).allMatch(ScoreInterval::isRightOrWrong);
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
