package org.metaspo.evaluation;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Compares scorecards by their exact scores. An item that one side of a comparison could not get answered, or judged,
 * leaves all sides, so that a fault favours nobody.
 */
public final class Ranking {
    private Ranking() {}

    /** The best of one task's scorecards, best first. Ties keep the order given: the older one stays ahead. */
    public static List<Scorecard> best(List<Scorecard> ofOneTask, int most) {
        Set<String> left = uncounted(ofOneTask.stream());
        Comparator<Scorecard> byScore =
                Comparator.comparing(card -> card.without(left).score());
        return ofOneTask.stream().sorted(byScore.reversed()).limit(most).toList();
    }

    /**
     * Whether the flat mean over all of a candidate's scorecards is strictly higher than the incumbent's.
     *
     * @param candidate one scorecard per pair of task and user prompt
     * @param incumbent the same pairs
     */
    public static boolean isBetter(List<Scorecard> candidate, List<Scorecard> incumbent) {
        Map<String, Set<String>> left = uncountedByTask(Stream.concat(candidate.stream(), incumbent.stream()));
        return flatMean(candidate, left).compareTo(flatMean(incumbent, left)) > 0;
    }

    /**
     * The numbers of candidates, from 0, by their flat means, best first. Ties keep the order given.
     *
     * @param candidates for each the same pairs
     */
    public static List<Integer> order(List<List<Scorecard>> candidates) {
        Map<String, Set<String>> left = uncountedByTask(candidates.stream().flatMap(List::stream));
        List<BigFraction> means =
                candidates.stream().map(cards -> flatMean(cards, left)).toList();
        Comparator<Integer> byMean = Comparator.comparing(means::get);
        return IntStream.range(0, means.size())
                .boxed()
                .sorted(byMean.reversed())
                .toList();
    }

    /** The flat mean over scorecards: each pair of task and user prompt counts the same. */
    public static BigFraction flatMean(Collection<Scorecard> cards) {
        return flatMean(cards, Map.of());
    }

    private static BigFraction flatMean(Collection<Scorecard> cards, Map<String, Set<String>> left) {
        BigFraction sum = BigFraction.ZERO;
        for (Scorecard card : cards) {
            sum = sum.add(card.without(left.getOrDefault(card.pairing().task().name(), Set.of()))
                    .score());
        }
        return cards.isEmpty() ? sum : sum.divide(cards.size());
    }

    private static Map<String, Set<String>> uncountedByTask(Stream<Scorecard> cards) {
        return cards.collect(Collectors.groupingBy(
                card -> card.pairing().task().name(),
                Collectors.collectingAndThen(Collectors.toList(), ofTask -> uncounted(ofTask.stream()))));
    }

    private static Set<String> uncounted(Stream<Scorecard> cards) {
        Set<String> all = new HashSet<>();
        cards.forEach(card -> all.addAll(card.uncounted()));
        return all;
    }
}
