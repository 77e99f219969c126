package org.metaspo.task.source.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Things in an order that is described by clues: which statement about a place is true? */
record LogicalDeduction() implements Generator {
    /** How an order is spoken of, from its low end to its high end. */
    private record Order(
            String intro,
            String below,
            String above,
            String at,
            IntFunction<String> fromLow,
            IntFunction<String> fromHigh,
            List<String> things) {}

    private static final List<Order> ORDERS = List.of(
            new Order(
                    "On a shelf stand %s books in a row: %s.",
                    "%s is somewhere to the left of %s",
                    "%s is somewhere to the right of %s",
                    "%s is %s",
                    i -> i == 0 ? "the leftmost" : "the " + English.ordinal(i) + " from the left",
                    i -> i == 0 ? "the rightmost" : "the " + English.ordinal(i) + " from the right",
                    List.of(
                            "the red book",
                            "the blue book",
                            "the green book",
                            "the white book",
                            "the black book",
                            "the yellow book",
                            "the brown book",
                            "the purple book")),
            new Order(
                    "%s runners took part in a race without ties: %s.",
                    "%s finished before %s",
                    "%s finished after %s",
                    "%s finished %s",
                    English::ordinal,
                    i -> i == 0 ? "last" : English.ordinal(i) + " to last",
                    People.NAMES),
            new Order(
                    "A stall sells %s kinds of fruit, each at its own price: %s.",
                    "%s cost less than %s",
                    "%s cost more than %s",
                    "%s are %s",
                    i -> i == 0 ? "the cheapest" : "the " + English.ordinal(i) + "-cheapest",
                    i -> i == 0 ? "the most expensive" : "the " + English.ordinal(i) + " most expensive",
                    List.of("apples", "pears", "plums", "mangoes", "figs", "kiwis", "oranges", "peaches", "cherries")),
            new Order(
                    "In a park grow %s trees, no two of one age: %s.",
                    "%s is younger than %s",
                    "%s is older than %s",
                    "%s is %s",
                    i -> i == 0 ? "the youngest" : "the " + English.ordinal(i) + "-youngest",
                    i -> i == 0 ? "the oldest" : "the " + English.ordinal(i) + "-oldest",
                    List.of(
                            "the oak",
                            "the elm",
                            "the birch",
                            "the maple",
                            "the poplar",
                            "the willow",
                            "the pine",
                            "the larch",
                            "the cedar")));

    private static final List<Arrangements> ARRANGEMENTS =
            List.of(new Arrangements(1, 3), new Arrangements(1, 5), new Arrangements(1, 7));

    @Override
    public String name() {
        return "logical_deduction";
    }

    @Override
    public List<String> levels() {
        return List.of("3 things in a row", "5 things in a row", "7 things in a row");
    }

    @Override
    public Puzzle puzzle(int level, Draw draw) {
        int n = 2 * level + 1;
        Order order = draw.one(ORDERS);
        // The things from the low end to the high end; the story names them in another order.
        List<String> row = draw.some(order.things(), n);
        List<Clue> clues = ARRANGEMENTS.get(level - 1).telling(clues(order, row, draw));
        List<String> story = new ArrayList<>();
        String count = order.intro().startsWith("%s") ? capital(English.number(n)) : English.number(n);
        story.add(String.format(order.intro(), count, English.list(draw.shuffled(row))));
        draw.shuffled(clues).forEach(clue -> story.add(clue.text()));
        int asked = draw.between(0, n - 1);
        String rank = rank(order, asked, n, draw);
        List<String> statements = row.stream()
                .map(thing -> English.sentence(String.format(order.at(), thing, rank)))
                .toList();
        return Puzzle.choice(
                String.join(" ", story),
                "Which of these statements is true?",
                statements.get(asked),
                IntStream.range(0, n)
                        .filter(i -> i != asked)
                        .mapToObj(statements::get)
                        .toList(),
                draw);
    }

    /** All comparisons and a few ranks, mixed. The comparisons alone would tell the order. */
    private static List<Clue> clues(Order order, List<String> row, Draw draw) {
        List<Clue> clues = new ArrayList<>();
        int n = row.size();
        for (int low = 0; low < n; low++) {
            for (int high = low + 1; high < n; high++) {
                clues.add(comparison(order, row, low, high, draw));
            }
        }
        for (int ranked : draw.some(IntStream.range(0, n).boxed().toList(), n / 2)) {
            String text = String.format(order.at(), row.get(ranked), rank(order, ranked, n, draw));
            clues.add(new Clue(English.sentence(text), 0, 0, places -> places[0][ranked] == ranked));
        }
        return draw.shuffled(clues);
    }

    private static Clue comparison(Order order, List<String> row, int low, int high, Draw draw) {
        String text = draw.coin()
                ? String.format(order.below(), row.get(low), row.get(high))
                : String.format(order.above(), row.get(high), row.get(low));
        return new Clue(English.sentence(text), 0, 0, places -> places[0][low] < places[0][high]);
    }

    /** From the end that is nearer; from either in the middle. */
    private static String rank(Order order, int index, int n, Draw draw) {
        int fromHigh = n - 1 - index;
        boolean low = index == fromHigh ? draw.coin() : index < fromHigh;
        return low ? order.fromLow().apply(index) : order.fromHigh().apply(fromHigh);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
