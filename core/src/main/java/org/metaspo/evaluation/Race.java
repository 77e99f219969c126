package org.metaspo.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.metaspo.evaluation.Evaluator.Split;
import org.metaspo.task.Example;
import org.metaspo.task.Task;

/**
 * Scores candidates on validation items, block by block, and drops those that fall behind. A block holds at least 8 items
 * of each task and 40 in all, the same in the same order for all candidates. After each block a candidate is dropped
 * whose paired difference to the leader, stratified by task, lies two standard errors or more below 0. The race is over
 * when few enough are left, or at the end of the items. Items that one of those left did not get answered or judged count
 * for none of them; of a set metric its items' correctness counts.
 */
public final class Race {
    private static final int LEAST_PER_TASK = 8;
    private static final int LEAST_IN_ALL = 40;
    private static final double DROPPED_AT = -2;
    private static final double VARIANCE_FLOOR = 0.05;

    /**
     * What a race came to.
     *
     * @param cards of each candidate, in the order given; one that was dropped has fewer items
     * @param best the numbers, from 0, of those that were left, best first
     */
    public record Outcome(List<List<Scorecard>> cards, List<Integer> best) {
        public Outcome {
            cards = List.copyOf(cards);
            best = List.copyOf(best);
        }
    }

    private final Evaluator evaluator;
    private final List<List<Pairing>> candidates;
    private final List<List<Scorecard>> cards;
    private List<Integer> left;

    private Race(Evaluator evaluator, List<List<Pairing>> candidates) {
        this.evaluator = evaluator;
        this.candidates = candidates;
        this.cards = new ArrayList<>(candidates.stream()
                .map(pairings -> pairings.stream()
                        .map(pairing -> new Scorecard(pairing, List.of()))
                        .toList())
                .toList());
        this.left = IntStream.range(0, candidates.size()).boxed().toList();
    }

    /**
     * Runs a race.
     *
     * @param place in the search
     * @param candidates one pairing per task each, tasks in the same order; the first is the incumbent, which ties favour
     * @param keep the race is over when no more are left
     * @param round from 1 on; each starts at another rotation of the items
     */
    public static Outcome run(Evaluator evaluator, String place, List<List<Pairing>> candidates, int keep, int round) {
        Race race = new Race(evaluator, candidates);
        List<Task> tasks =
                candidates.getFirst().stream().map(Pairing::task).distinct().toList();
        Map<String, List<List<Example>>> blocks = tasks.stream()
                .collect(Collectors.toMap(Task::name, task -> blocks(evaluator, task, tasks.size(), round)));
        int most = blocks.values().stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < most && (i == 0 || race.left.size() > keep); i++) {
            int block = i;
            race.score(place + "/block/" + (block + 1), task -> {
                List<List<Example>> ofTask = blocks.getOrDefault(task.name(), List.of());
                return block < ofTask.size() ? ofTask.get(block) : List.of();
            });
            race.drop();
        }
        return new Outcome(race.cards, race.ranked());
    }

    /** A task's items in blocks; a rest that is too small for a block of its own joins the last one. */
    private static List<List<Example>> blocks(Evaluator evaluator, Task task, int tasks, int round) {
        List<Example> items = evaluator.items(Split.VALIDATION, task);
        if (!evaluator.races()) {
            return List.of(items);
        }
        int size = Math.max(LEAST_PER_TASK, Math.ceilDiv(LEAST_IN_ALL, tasks));
        List<Example> rotated = new ArrayList<>(items);
        Collections.rotate(rotated, -(round - 1) * size);
        List<List<Example>> blocks = new ArrayList<>();
        for (int from = 0; from < rotated.size(); ) {
            int rest = rotated.size() - from - size;
            int to = rest < LEAST_PER_TASK ? rotated.size() : from + size;
            blocks.add(List.copyOf(rotated.subList(from, to)));
            from = to;
        }
        return blocks;
    }

    private void score(String place, Function<Task, List<Example>> items) {
        List<Pairing> pairings = left.stream()
                .flatMap(candidate -> candidates.get(candidate).stream())
                .toList();
        List<Scorecard> block = evaluator.score(place, Split.VALIDATION, pairings, items);
        int next = 0;
        for (int candidate : left) {
            List<Scorecard> grown = new ArrayList<>();
            for (Scorecard before : cards.get(candidate)) {
                grown.add(before.with(block.get(next).items()));
                next++;
            }
            cards.set(candidate, grown);
        }
    }

    private void drop() {
        List<Scorecard> leader = cards.get(ranked().getFirst());
        left = left.stream()
                .filter(candidate -> new Paired(cards.get(candidate), leader).z(VARIANCE_FLOOR) > DROPPED_AT)
                .toList();
    }

    /** By exact means; ties: the incumbent, then the shorter, then the earlier. */
    private List<Integer> ranked() {
        List<Set<String>> uncounted = uncounted();
        Map<Integer, BigFraction> means = left.stream()
                .collect(Collectors.toMap(candidate -> candidate, candidate -> mean(cards.get(candidate), uncounted)));
        Comparator<Integer> byMean = Comparator.comparing(means::get);
        return left.stream()
                .sorted(byMean.reversed()
                        .thenComparingInt(candidate -> candidate == 0 ? 0 : 1)
                        .thenComparingInt(candidate -> length(candidates.get(candidate)))
                        .thenComparingInt(candidate -> candidate))
                .toList();
    }

    private List<Set<String>> uncounted() {
        List<Set<String>> byTask = new ArrayList<>();
        for (int task = 0; task < candidates.getFirst().size(); task++) {
            Set<String> ids = new HashSet<>();
            for (int candidate : left) {
                ids.addAll(cards.get(candidate).get(task).uncounted());
            }
            byTask.add(ids);
        }
        return byTask;
    }

    private static BigFraction mean(List<Scorecard> ofCandidate, List<Set<String>> uncounted) {
        BigFraction sum = BigFraction.ZERO;
        for (int task = 0; task < ofCandidate.size(); task++) {
            Set<String> out = uncounted.get(task);
            List<BigFraction> values = ofCandidate.get(task).items().stream()
                    .filter(item -> !out.contains(item.example().id()))
                    .map(Scored::value)
                    .toList();
            BigFraction total = values.stream().reduce(BigFraction.ZERO, BigFraction::add);
            sum = values.isEmpty() ? sum : sum.add(total.divide(values.size()));
        }
        return sum;
    }

    private static int length(List<Pairing> pairings) {
        return pairings.stream()
                .mapToInt(pairing -> pairing.systemPrompt().text().length()
                        + pairing.userPrompt().template().length())
                .sum();
    }
}
