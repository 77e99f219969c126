package org.metaspo.task.source.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** People in a row of houses, and what each of them does: who lives where? */
record LogicGrid() implements Generator {
    /** What everybody does in a way of their own. */
    private record Habit(String each, String verb, List<String> objects) {}

    private static final List<Habit> HABITS = List.of(
            new Habit("a different drink", "drinks", List.of("tea", "coffee", "cocoa", "milk", "lemonade", "cider")),
            new Habit(
                    "a different pet",
                    "keeps",
                    List.of("a parrot", "a cat", "a tortoise", "a goat", "a hamster", "a carp")),
            new Habit(
                    "a different instrument",
                    "plays",
                    List.of("the violin", "the flute", "the drums", "the harp", "the trumpet", "the banjo")),
            new Habit(
                    "a different kind of book",
                    "reads",
                    List.of("poems", "thrillers", "comics", "biographies", "fairy tales", "travel guides")),
            new Habit(
                    "a different plant", "grows", List.of("roses", "tulips", "beans", "pumpkins", "ferns", "lavender")),
            new Habit(
                    "a different hat",
                    "wears",
                    List.of("a beret", "a top hat", "a bonnet", "a turban", "a helmet", "a straw hat")));

    private static final List<Arrangements> ARRANGEMENTS =
            List.of(new Arrangements(2, 3), new Arrangements(2, 4), new Arrangements(3, 5));

    @Override
    public String name() {
        return "logic_grid_puzzle";
    }

    @Override
    public List<String> levels() {
        return List.of("3 houses, 2 habits", "4 houses, 2 habits", "5 houses, 3 habits");
    }

    @Override
    public Puzzle puzzle(int level, Draw draw) {
        int houses = level + 2;
        List<Habit> habits = draw.some(HABITS, level == 3 ? 3 : 2);
        // Object h of each list belongs to house h.
        List<List<String>> people = habits.stream()
                .map(habit -> draw.some(habit.objects(), houses).stream()
                        .map(object -> "the person who " + habit.verb() + " " + object)
                        .toList())
                .toList();
        List<Clue> clues = ARRANGEMENTS.get(level - 1).telling(clues(people, houses, draw));
        StringBuilder story = new StringBuilder("There are " + houses + " houses in a row, numbered 1 to " + houses
                + " from left to right. One person lives in each.");
        for (int habit = 0; habit < habits.size(); habit++) {
            story.append(" Each has ").append(habits.get(habit).each()).append(": ");
            String before = "the person who " + habits.get(habit).verb() + " ";
            List<String> objects = people.get(habit).stream()
                    .map(person -> person.substring(before.length()))
                    .toList();
            story.append(English.list(draw.shuffled(objects))).append('.');
        }
        draw.shuffled(clues).forEach(clue -> story.append('\n').append(clue.text()));
        int asked = draw.between(0, houses - 1);
        String person = draw.one(people).get(asked);
        return Puzzle.open(
                story.toString(), "What is the number of the house of " + person + "?", String.valueOf(asked + 1));
    }

    /** Relations first; the houses themselves only where relations leave a choice. */
    private static List<Clue> clues(List<List<String>> people, int houses, Draw draw) {
        List<Clue> relations = new ArrayList<>();
        List<Clue> numbers = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            for (int x = 0; x < houses; x++) {
                numbers.add(number(people, i, x));
                int other = (x + draw.between(1, houses - 1)) % houses;
                relations.add(not(people, i, x, other));
                for (int j = 0; j < people.size(); j++) {
                    for (int y = 0; y < houses; y++) {
                        relations.addAll(related(people, i, x, j, y, draw));
                    }
                }
            }
        }
        List<Clue> all = new ArrayList<>(draw.shuffled(relations));
        all.addAll(draw.shuffled(numbers));
        return all;
    }

    private static Clue number(List<List<String>> people, int i, int x) {
        return clue(people.get(i).get(x) + " lives in house " + (x + 1), i, i, places -> places[i][x] == x);
    }

    private static Clue not(List<List<String>> people, int i, int x, int house) {
        return clue(
                people.get(i).get(x) + " does not live in house " + (house + 1), i, i, places -> places[i][x] != house);
    }

    private static List<Clue> related(List<List<String>> people, int i, int x, int j, int y, Draw draw) {
        String one = people.get(i).get(x);
        String other = people.get(j).get(y);
        List<Clue> clues = new ArrayList<>();
        if (x == y && i < j) {
            clues.add(clue(one + " is the one who " + verb(other), i, j, places -> places[i][x] == places[j][y]));
        }
        if (x != y && i < j && draw.coin()) {
            clues.add(clue(one + " is not the one who " + verb(other), i, j, places -> places[i][x] != places[j][y]));
        }
        if (x < y && draw.coin()) {
            clues.add(clue(
                    one + " lives somewhere to the left of " + other, i, j, places -> places[i][x] < places[j][y]));
        }
        if (x + 1 == y) {
            clues.add(clue(
                    one + " lives directly to the left of " + other, i, j, places -> places[i][x] + 1 == places[j][y]));
        }
        if (Math.abs(x - y) == 1 && draw.coin()) {
            clues.add(clue(
                    one + " lives next door to " + other, i, j, places -> Math.abs(places[i][x] - places[j][y]) == 1));
        }
        return clues;
    }

    private static String verb(String person) {
        return person.substring("the person who ".length());
    }

    private static Clue clue(String text, int i, int j, Predicate<int[][]> holds) {
        return new Clue(English.sentence(text), Math.min(i, j), Math.max(i, j), holds);
    }
}
