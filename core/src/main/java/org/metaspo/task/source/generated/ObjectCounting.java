package org.metaspo.task.source.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Things of several kinds: how many of one kind are there? */
record ObjectCounting() implements Generator {
    /** Which things are of which kind; nothing that people argue about. */
    private static final Map<String, List<String>> KINDS = new TreeMap<>(Map.of(
            "fruits", List.of("apple", "pear", "plum", "peach", "banana", "orange", "mango", "apricot", "grapefruit"),
            "vegetables", List.of("carrot", "onion", "cabbage", "leek", "turnip", "cauliflower", "radish", "parsnip"),
            "musical instruments", List.of("violin", "flute", "trumpet", "drum", "piano", "guitar", "harp", "oboe"),
            "animals", List.of("dog", "cat", "rabbit", "goat", "horse", "cow", "pig", "snail", "frog", "duck"),
            "pieces of furniture", List.of("chair", "table", "sofa", "bed", "wardrobe", "desk", "stool", "bookcase"),
            "tools", List.of("hammer", "saw", "chisel", "screwdriver", "wrench", "drill", "axe", "crowbar"),
            "vehicles", List.of("car", "van", "tractor", "truck", "motorcycle", "bicycle", "tram", "coach")));

    private static final List<String> PLACES =
            List.of("On the farm", "In the barn", "At the auction", "In my picture book", "On the stage set");

    @Override
    public String name() {
        return "object_counting";
    }

    @Override
    public List<String> levels() {
        return List.of(
                "4 sorts, all but one of the kind that is asked for, 1 to 4 of each",
                "7 sorts of 3 kinds, 1 to 6 of each",
                "8 sorts of 3 kinds, 2 to 7 of each; then some come and go");
    }

    @Override
    public Puzzle puzzle(int level, Draw draw) {
        List<String> kinds = draw.some(List.copyOf(KINDS.keySet()), level == 1 ? 2 : 3);
        String asked = kinds.get(0);
        List<String> sorts = new ArrayList<>(draw.some(things(asked), level == 1 ? 3 : 4));
        for (String other : kinds.subList(1, kinds.size())) {
            sorts.addAll(draw.some(things(other), level == 3 ? 2 : 1));
        }
        if (level == 2) {
            sorts.addAll(draw.some(
                    things(kinds.get(2)).stream()
                            .filter(x -> !sorts.contains(x))
                            .toList(),
                    1));
        }
        List<String> order = draw.shuffled(sorts);
        List<String> phrases = new ArrayList<>();
        int count = 0;
        int[] numbers = new int[order.size()];
        for (int i = 0; i < order.size(); i++) {
            numbers[i] = level == 3 ? draw.between(2, 7) : draw.between(1, level == 1 ? 4 : 6);
            phrases.add(English.some(numbers[i], order.get(i)));
            count += is(asked, order.get(i)) ? numbers[i] : 0;
        }
        StringBuilder story = new StringBuilder(draw.one(PLACES) + " there are " + English.list(phrases) + ".");
        if (level == 3) {
            List<Integer> changed =
                    draw.some(IntStream.range(0, order.size()).boxed().toList(), 3);
            for (int i : changed) {
                boolean more = draw.coin();
                int change = more ? draw.between(2, 6) : draw.between(1, numbers[i] - 1);
                String thing = order.get(i);
                story.append(
                        more
                                ? " Then " + English.number(change) + " more " + English.plural(thing) + " are added."
                                : " Then " + English.number(change) + " of the " + English.plural(thing)
                                        + (change == 1 ? " is" : " are") + " taken away.");
                count += is(asked, thing) ? (more ? change : -change) : 0;
            }
        }
        return Puzzle.open(
                story.toString(),
                "How many " + asked + " are there" + (level == 3 ? " now?" : "?"),
                String.valueOf(count));
    }

    private static boolean is(String kind, String thing) {
        return things(kind).contains(thing);
    }

    private static List<String> things(String kind) {
        return KINDS.getOrDefault(kind, List.of());
    }
}
