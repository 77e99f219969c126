package org.metaspo.result;

import java.util.List;
import java.util.stream.IntStream;
import org.metaspo.evaluation.Ranking;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.statistics.Interval;

/**
 * One task's scores on the test split.
 *
 * @param initial the initial prompts
 * @param survivors the kept user prompts under the candidate, best by selection first, so that the first is the candidate
 */
public record TestScores(Scorecard initial, List<Scorecard> survivors) {
    public TestScores {
        survivors = List.copyOf(survivors);
    }

    /** The candidate: the incumbent system prompt with the best user prompt by the selection split. */
    public Scorecard candidate() {
        return survivors.getFirst();
    }

    /** Candidate minus initial, item by item; an item that one of them could not get answered or judged leaves both. */
    public double[] differences() {
        List<Scored> before = initial.items();
        List<Scored> after = candidate().items();
        return IntStream.range(0, before.size())
                .filter(this::paired)
                .mapToDouble(i ->
                        after.get(i).value().subtract(before.get(i).value()).doubleValue())
                .toArray();
    }

    private boolean paired(int i) {
        return initial.items().get(i).counts() && candidate().items().get(i).counts();
    }

    /** A scorecard's mean over the paired items. */
    public Interval interval(Scorecard card) {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < card.items().size(); i++) {
            if (paired(i)) {
                sum += card.items().get(i).value().doubleValue();
                n++;
            }
        }
        return n == 0 ? new Interval(0, 0, 0, 1) : Interval.wilson(sum / n, n);
    }

    /** The mean over the kept user prompts; n counts their evaluations. */
    public Interval survivorsMean() {
        int n = survivors.stream().mapToInt(Scorecard::n).sum();
        double mean = Ranking.flatMean(survivors).doubleValue();
        return n == 0 ? new Interval(0, 0, 0, 1) : Interval.wilson(mean, n);
    }
}
