package org.metaspo.task.source.generated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** People hold things and swap them in pairs: who holds what at the end? */
record ShuffledObjects() implements Generator {
    /** What is told of a kind of thing. */
    private record Scene(String intro, String has, String swap, String ask, List<String> things) {}

    private static final List<Scene> SCENES = List.of(
            new Scene(
                    "%s play a game with one ball each.",
                    "%s starts with the %s",
                    "%s and %s trade balls",
                    "Which ball does %s have at the end?",
                    List.of(
                            "red ball",
                            "blue ball",
                            "green ball",
                            "white ball",
                            "black ball",
                            "pink ball",
                            "striped ball",
                            "spotted ball")),
            new Scene(
                    "%s meet at a book club and bring one book each.",
                    "%s brings the %s",
                    "%s and %s exchange the books in their hands",
                    "Which book does %s take home?",
                    List.of("atlas", "cookbook", "diary", "novel", "songbook", "dictionary", "comic", "thriller")),
            new Scene(
                    "%s draw one parcel each at a party.",
                    "%s draws the %s",
                    "%s and %s swap their parcels",
                    "Which parcel does %s hold in the end?",
                    List.of(
                            "square parcel",
                            "round parcel",
                            "flat parcel",
                            "heavy parcel",
                            "tiny parcel",
                            "soft parcel",
                            "long parcel",
                            "torn parcel")),
            new Scene(
                    "%s sit down for a photograph, one person to a seat.",
                    "%s sits down on the %s",
                    "%s and %s change seats",
                    "Where does %s sit when the picture is taken?",
                    List.of("bench", "stool", "armchair", "sofa", "crate", "swing", "trunk", "hammock")));

    @Override
    public String name() {
        return "tracking_shuffled_objects";
    }

    @Override
    public List<String> levels() {
        return List.of("3 people, 3 swaps", "5 people, 5 swaps", "7 people, 7 swaps");
    }

    @Override
    public Puzzle puzzle(int level, Draw draw) {
        int n = 2 * level + 1;
        Scene scene = draw.one(SCENES);
        List<String> people = draw.some(People.NAMES, n);
        List<String> held = new ArrayList<>(draw.some(scene.things(), n));
        List<String> things = List.copyOf(held);
        List<String> story = new ArrayList<>();
        story.add(String.format(scene.intro(), English.list(people)));
        for (int i = 0; i < n; i++) {
            story.add(String.format(scene.has(), people.get(i), held.get(i)) + ".");
        }
        for (int i = 0; i < n; i++) {
            List<Integer> pair = draw.some(places(n), 2);
            Collections.swap(held, pair.get(0), pair.get(1));
            story.add((i == 0 ? "First " : i == n - 1 ? "Finally " : "Then ")
                    + String.format(scene.swap(), people.get(pair.get(0)), people.get(pair.get(1))) + ".");
        }
        int asked = draw.between(0, n - 1);
        String right = held.get(asked);
        return Puzzle.choice(
                String.join(" ", story),
                String.format(scene.ask(), people.get(asked)),
                "the " + right,
                things.stream()
                        .filter(thing -> !thing.equals(right))
                        .map(thing -> "the " + thing)
                        .toList(),
                draw);
    }

    private static List<Integer> places(int n) {
        return IntStream.range(0, n).boxed().toList();
    }
}
