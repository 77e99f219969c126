package org.metaspo.task.source.generated;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;

/** Keeps an inventory, and a list of its own of what is what. */
final class CountSolver implements Solver {
    private static final Map<String, String> KINDS = Map.of(
            "fruits", "apples pears plums peaches bananas oranges mangos apricots grapefruits",
            "vegetables", "carrots onions cabbages leeks turnips cauliflowers radishes parsnips",
            "musical instruments", "violins flutes trumpets drums pianos guitars harps oboes",
            "animals", "dogs cats rabbits goats horses cows pigs snails frogs ducks",
            "pieces of furniture", "chairs tables sofas beds wardrobes desks stools bookcases",
            "tools", "hammers saws chisels screwdrivers wrenches drills axes crowbars",
            "vehicles", "cars vans tractors trucks motorcycles bicycles trams coaches");
    private static final List<String> NUMBERS = List.of("no", "one", "two", "three", "four", "five", "six", "seven");

    @Override
    public Set<String> possible(String question) {
        Map<String, Integer> inventory = new HashMap<>();
        List<String> sentences = Solver.sentences(Solver.story(question));
        String first =
                Solver.read("[A-Z][a-z ]+ there are (.+)\\.", sentences.get(0)).group(1);
        for (String phrase : Solver.listed(first)) {
            MatchResult some = Solver.read("(\\w+) (\\w+)", phrase);
            boolean single = some.group(1).matches("an?");
            String things = single ? plural(some.group(2)) : some.group(2);
            inventory.put(things, single ? 1 : number(some.group(1)));
        }
        for (String sentence : sentences.subList(1, sentences.size())) {
            MatchResult change = Solver.read(
                    "Then (\\w+) (?:(more) (\\w+) are added|of the (\\w+) (?:is|are) taken away)\\.", sentence);
            boolean more = change.group(2) != null;
            inventory.merge(
                    more ? change.group(3) : change.group(4), (more ? 1 : -1) * number(change.group(1)), Integer::sum);
        }
        String kind = Solver.read("How many (.+) are there(?: now)?\\?", Solver.ask(question))
                .group(1);
        inventory.keySet().forEach(CountSolver::requireKnown);
        return Set.of(String.valueOf(inventory.entrySet().stream()
                .filter(entry -> things(kind).contains(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum()));
    }

    private static List<String> things(String kind) {
        return List.of(KINDS.getOrDefault(kind, "").split(" ", -1));
    }

    private static void requireKnown(String thing) {
        if (KINDS.keySet().stream().filter(kind -> things(kind).contains(thing)).count() != 1) {
            throw new IllegalArgumentException("not of exactly one kind: " + thing);
        }
    }

    private static String plural(String one) {
        return KINDS.keySet().stream()
                .flatMap(kind -> things(kind).stream())
                .filter(many -> many.equals(one + "s") || many.equals(one + "es"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no thing: " + one));
    }

    private static int number(String word) {
        int number = NUMBERS.indexOf(word);
        if (number < 1) {
            throw new IllegalArgumentException("no number: " + word);
        }
        return number;
    }
}
