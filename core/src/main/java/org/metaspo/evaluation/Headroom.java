package org.metaspo.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.metaspo.statistics.Interval;
import org.metaspo.task.Task;

/**
 * What is left to gain. A few items without a failure are no proof that nothing is left: of 50 items all right, 7 points
 * may still be missing.
 *
 * @param score the unweighted mean over tasks of their items' values, 0 to 1
 * @param low the lower bound of its 95 % interval
 * @param n items that count
 * @param failures how many of them failed
 * @param points the most that can be left to gain, 0 to 1: from the lower bound to the best score to be hoped for
 */
public record Headroom(double score, double low, int n, int failures, double points) {
    /** Less than this is not worth a search. */
    private static final double LEAST = 0.02;

    /**
     * By the scores of prompts on items that a search looks at.
     *
     * @param cards one per task, with at least one item that counts; tasks without one are passed over
     */
    public static Headroom of(List<Scorecard> cards) {
        return of(cards, Task::best);
    }

    /**
     * The same, where more is known of what can be hoped for.
     *
     * @param ceiling the best score to be hoped for of a task, 0 to 1
     */
    public static Headroom of(List<Scorecard> cards, ToDoubleFunction<Task> ceiling) {
        List<Interval> tasks = new ArrayList<>();
        int failures = 0;
        double best = 0;
        for (Scorecard card : cards) {
            if (card.n() > 0) {
                double mean = card.items().stream()
                        .filter(Scored::counts)
                        .mapToDouble(item -> item.value().doubleValue())
                        .average()
                        .orElse(0);
                tasks.add(Interval.wilson(Math.clamp(mean, 0, 1), card.n()));
                failures += card.failures().size();
                best += ceiling.applyAsDouble(card.pairing().task());
            }
        }
        if (tasks.isEmpty()) {
            return new Headroom(0, 0, 0, 0, 1);
        }
        Interval mean = Interval.ofMean(tasks);
        return new Headroom(
                mean.value(), mean.low(), mean.n(), failures, Math.max(0, best / tasks.size() - mean.low()));
    }

    /** Whether there is nothing to learn from: no failure at all, or less than 2 points to gain whatever the truth is. */
    public boolean leavesNothing() {
        return n > 0 && (failures == 0 || points <= LEAST);
    }
}
