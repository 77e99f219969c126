package org.metaspo.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;
import org.metaspo.evaluation.Evaluator.Split;

/**
 * Scores candidates on validation items, block by block, and drops those that fall behind. A block holds at least 8 items
 * of each task and 40 in all, the same in the same order for all candidates. After each block a candidate is dropped
 * whose paired difference to the leader, stratified by task, lies two standard errors or more below 0. The race is over
 * when few enough are left, or at the end of the items. Items that one of those left did not get answered or judged count
 * for none of them; of a set metric its items' correctness counts.
 */
public final class Race {
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
     * When a race is over, and where it starts.
     *
     * @param keep no more candidates are left
     * @param round from 1 on; each starts at another rotation of the items
     * @param evaluations the next block would be more than so many in all; the first block is always scored
     */
    public record Limits(int keep, int round, long evaluations) {
        /** Until few enough are left, or the items are at their end. */
        public Limits(int keep, int round) {
            this(keep, round, Long.MAX_VALUE);
        }
    }

    /**
     * Runs a race. Where a task has several pairings, with several user prompts, they take turns block by block, the same
     * for all candidates: each item is scored under one of them.
     *
     * @param place in the search
     * @param candidates the pairings of each, in the same order of tasks and user prompts; the first is the incumbent,
     *     which ties favour
     */
    public static Outcome run(Evaluator evaluator, String place, List<List<Pairing>> candidates, Limits limits) {
        Race race = new Race(evaluator, candidates);
        long atOnce =
                limits.evaluations() / candidates.size() / candidates.getFirst().size();
        Blocks blocks = new Blocks(evaluator, candidates.getFirst(), limits.round(), atOnce);
        long scored = 0;
        for (int block = 0; block < blocks.count(); block++) {
            scored += (long) race.left.size() * blocks.size(block);
            if (block > 0 && (race.left.size() <= limits.keep() || scored > limits.evaluations())) {
                break;
            }
            race.score(place + "/block/" + (block + 1), blocks, block);
            race.drop();
        }
        return new Outcome(race.cards, race.ranked());
    }

    /**
     * How many items the first block has.
     *
     * @param validation items of each task
     */
    public static int firstBlock(int... validation) {
        return Blocks.first(validation);
    }

    private void score(String place, Blocks blocks, int block) {
        List<Pairing> pairings = left.stream()
                .flatMap(candidate -> blocks.inTurn(candidates.get(candidate), block))
                .toList();
        Iterator<Scorecard> scored = evaluator
                .score(place, Split.VALIDATION, pairings, task -> blocks.items(task, block))
                .iterator();
        for (int candidate : left) {
            List<Scorecard> grown = new ArrayList<>(cards.get(candidate));
            blocks.turns(block)
                    .forEach(number -> grown.set(
                            number, grown.get(number).with(scored.next().items())));
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
