package org.metaspo.task.source.generated;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntBinaryOperator;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/** Tries all orders, and every option in each order that the clues allow. */
final class OrderSolver implements Solver {
    private static final String LOWER = "is somewhere to the left of|finished before|cost less than|is younger than";
    private static final String HIGHER = "is somewhere to the right of|finished after|cost more than|is older than";
    private static final List<String> ORDINALS =
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh");

    /** What a sentence says: about one thing and another, or itself. */
    private record Said(String one, String other, IntBinaryOperator truth) {}

    @Override
    public Set<String> possible(String question) {
        List<String> sentences = Solver.sentences(Solver.story(question));
        List<String> things =
                Solver.listed(Solver.read(".*: (.+)\\.", sentences.get(0)).group(1));
        Places places = new Places(things.size(), List.of(things));
        for (String sentence : sentences.subList(1, sentences.size())) {
            Said said = said(sentence, things);
            places.add(said.one(), said.other(), said.truth());
        }
        List<Map<String, Integer>> orders = places.all();
        return Solver.options(question).entrySet().stream()
                .filter(option -> {
                    Said said = said(option.getValue(), things);
                    return orders.stream()
                            .anyMatch(order -> said.truth()
                                            .applyAsInt(
                                                    order.getOrDefault(said.one(), 0),
                                                    order.getOrDefault(said.other(), 0))
                                    == 1);
                })
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Said said(String sentence, List<String> things) {
        MatchResult parts = Solver.read(
                "(.+?) (?:(" + LOWER + ") (.+)|(" + HIGHER + ") (.+)|(?:is|are|finished) (.+))\\.", sentence);
        String one = thing(parts.group(1), things);
        if (parts.group(2) != null) {
            return new Said(one, parts.group(3), (x, y) -> x < y ? 1 : 0);
        }
        if (parts.group(4) != null) {
            return new Said(one, parts.group(5), (x, y) -> x > y ? 1 : 0);
        }
        int place = place(parts.group(6), things.size());
        return new Said(one, one, (x, y) -> x == place ? 1 : 0);
    }

    /** The thing without the capital letter of a sentence's beginning. */
    private static String thing(String text, List<String> things) {
        return things.stream()
                .filter(thing -> thing.toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();
    }

    private static int place(String rank, int size) {
        String bare = rank.replaceFirst("^the ", "");
        int nth = 1 + ORDINALS.indexOf(bare.split("[ -]", -1)[0]);
        boolean fromHigh = bare.matches(".*(to last|right|rightmost|most expensive|oldest)") || bare.equals("last");
        boolean fromLow = bare.matches(".*(left|leftmost|cheapest|youngest)") || ORDINALS.contains(bare);
        boolean end = bare.matches("leftmost|rightmost|last|cheapest|most expensive|youngest|oldest");
        if (fromHigh == fromLow || nth == 0 != end) {
            throw new IllegalArgumentException("no rank: " + rank);
        }
        int distance = end ? 0 : nth - 1;
        return fromLow ? 1 + distance : size - distance;
    }
}
