package org.metaspo.task.source.generated;

import java.util.List;
import java.util.stream.IntStream;

/** Coloured things in a row: which colour, whether, or how many? */
record ColoredObjects() implements Generator {
    private static final List<String> COLORS =
            List.of("red", "blue", "green", "yellow", "black", "white", "brown", "pink", "purple", "grey", "turquoise");
    private static final List<String> THINGS = List.of(
            "pen",
            "mug",
            "key",
            "cup",
            "comb",
            "candle",
            "button",
            "ribbon",
            "notebook",
            "spoon",
            "bottle",
            "purse",
            "envelope",
            "ball",
            "lantern",
            "watch",
            "bell",
            "teapot");
    private static final List<String> PLACES =
            List.of("desk", "shelf", "table", "windowsill", "bench", "counter", "carpet", "sideboard");

    private record Thing(String color, String noun) {
        String text() {
            return English.a(color + " " + noun);
        }
    }

    @Override
    public String name() {
        return "reasoning_colored_objects";
    }

    @Override
    public List<String> levels() {
        return List.of(
                "4 things; the colour of one of them",
                "5 things; places in the row, and counting by colour",
                "8 things, some of one sort; places, and counting after some are taken away");
    }

    @Override
    public Puzzle puzzle(int level, Draw draw) {
        int n = level == 1 ? 4 : level == 2 ? 5 : 8;
        // At level 3 the first five things are the only ones of their sort, the others come in several.
        List<String> nouns = draw.some(THINGS, n);
        String repeated = nouns.get(n - 1);
        List<String> colors = draw.some(COLORS, level == 3 ? 4 : n);
        List<Thing> things = draw.shuffled(IntStream.range(0, n)
                .mapToObj(i -> new Thing(
                        level == 1 ? colors.get(i) : draw.one(colors), level == 3 && i >= 5 ? repeated : nouns.get(i)))
                .toList());
        String story = "On the " + draw.one(PLACES) + " lie, in a row from left to right, "
                + English.list(things.stream().map(Thing::text).toList()) + ".";
        return switch (level) {
            case 1 -> ofOne(story, things, draw);
            case 2 -> draw.coin() ? besides(story, things, 1, draw) : counted(story, things, draw);
            default -> draw.coin() ? besides(story, things, 2, draw) : left(story, things, repeated, draw);
        };
    }

    private static Puzzle ofOne(String story, List<Thing> things, Draw draw) {
        Thing thing = draw.one(things);
        if (draw.coin()) {
            return Puzzle.open(story, "What colour is the " + thing.noun() + "?", thing.color());
        }
        String named =
                draw.coin() ? thing.color() : draw.one(others(things, thing)).color();
        return Puzzle.open(
                story, "Is the " + thing.noun() + " " + named + "?", named.equals(thing.color()) ? "yes" : "no");
    }

    /** The colour of a neighbour, one place or two away. */
    private static Puzzle besides(String story, List<Thing> things, int steps, Draw draw) {
        boolean right = draw.coin();
        List<Integer> places = IntStream.range(0, things.size())
                .filter(i -> occurrences(things, things.get(i).noun()) == 1)
                .filter(i -> right ? i + steps < things.size() : i >= steps)
                .boxed()
                .toList();
        int place = draw.one(places);
        String where = (steps == 1 ? "directly" : "two places") + " to the " + (right ? "right" : "left");
        return Puzzle.open(
                story,
                "What colour is the thing " + where + " of the "
                        + things.get(place).noun() + "?",
                things.get(right ? place + steps : place - steps).color());
    }

    private static Puzzle counted(String story, List<Thing> things, Draw draw) {
        String color = draw.one(things).color();
        boolean not = draw.coin();
        long count = things.stream()
                .filter(thing -> thing.color().equals(color) != not)
                .count();
        return Puzzle.open(
                story, "How many of the things are " + (not ? "not " : "") + color + "?", String.valueOf(count));
    }

    private static Puzzle left(String story, List<Thing> things, String repeated, Draw draw) {
        String color = draw.one(things).color();
        long count = things.stream()
                .filter(thing -> thing.color().equals(color) && !thing.noun().equals(repeated))
                .count();
        return Puzzle.open(
                story,
                "All " + English.plural(repeated) + " are taken away. How many " + color + " things are left?",
                String.valueOf(count));
    }

    private static List<Thing> others(List<Thing> things, Thing one) {
        return things.stream().filter(thing -> !thing.equals(one)).toList();
    }

    private static long occurrences(List<Thing> things, String noun) {
        return things.stream().filter(thing -> thing.noun().equals(noun)).count();
    }
}
