package org.metaspo.result;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.statistics.Clusters;
import org.metaspo.statistics.SetPairs;
import org.metaspo.task.Metric;
import org.metaspo.task.Metric.Marked;

/**
 * One task's scores on the test split.
 *
 * @param initial the initial prompts
 * @param empty the initial user prompt under no system prompt; null where that baseline was not asked for
 * @param survivors the kept user prompts under the candidate, best by selection first, so that the first is the candidate
 */
public record TestScores(Scorecard initial, @Nullable Scorecard empty, List<Scorecard> survivors)
        implements PairedScores {
    public TestScores {
        survivors = List.copyOf(survivors);
    }

    /** The candidate: the incumbent system prompt with the best user prompt by the selection split. */
    public Scorecard candidate() {
        return survivors.getFirst();
    }

    /** The initial prompts on the items that both sides of the comparison have: answered and judged. */
    public Scorecard pairedInitial() {
        return initial.without(uncounted());
    }

    /** The candidate on the same items. */
    public Scorecard pairedCandidate() {
        return candidate().without(uncounted());
    }

    @Override
    public Metric metric() {
        return initial.pairing().task().metric();
    }

    /** Candidate minus initial, item by item; an item that one of them could not get answered or judged leaves both. */
    @Override
    public double[] differences() {
        List<Scored> before = pairedInitial().items();
        List<Scored> after = pairedCandidate().items();
        return IntStream.range(0, before.size())
                .mapToDouble(i ->
                        after.get(i).value().subtract(before.get(i).value()).doubleValue())
                .toArray();
    }

    @Override
    public Clusters clusters() {
        return Clusters.of(pairedInitial().clusters());
    }

    @Override
    public SetPairs pairs() {
        List<Marked> both = new ArrayList<>(pairedInitial().marked());
        both.addAll(pairedCandidate().marked());
        return new SetPairs(clusters(), metric().over(both));
    }

    private Set<String> uncounted() {
        Set<String> ids = new HashSet<>(initial.uncounted());
        ids.addAll(candidate().uncounted());
        return ids;
    }
}
