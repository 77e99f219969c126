package org.metaspo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.metaspo.prompt.SystemPrompt;
import org.metaspo.task.Example;
import org.metaspo.task.Task;

class RaceTest {
    /** Marks by system prompt over a task's validation items, and what was asked. */
    private static final class Track implements Evaluator {
        private final Map<String, String> marks;
        private final int items;
        final List<String> blocks = new ArrayList<>();
        boolean races = true;

        Track(int items, Map<String, String> marks) {
            this.items = items;
            this.marks = marks;
        }

        @Override
        public List<Example> items(Split split, Task task) {
            assertThat(split).isEqualTo(Split.VALIDATION);
            return Cards.examples(task, items);
        }

        @Override
        public boolean races() {
            return races;
        }

        @Override
        public List<Scorecard> score(
                String place, Split split, List<Pairing> pairings, Function<Task, List<Example>> asked) {
            List<Scorecard> cards = new ArrayList<>();
            for (Pairing pairing : pairings) {
                String own = marks.getOrDefault(pairing.systemPrompt().text(), "");
                List<Example> all = Cards.examples(pairing.task(), items);
                cards.add(new Scorecard(
                        pairing,
                        asked.apply(pairing.task()).stream()
                                .map(example -> Cards.scored(example, own.charAt(all.indexOf(example))))
                                .toList()));
            }
            blocks.add(place + " "
                    + pairings.stream()
                            .map(pairing -> pairing.systemPrompt().text())
                            .toList() + " " + cards.getFirst().items().size());
            return cards;
        }
    }

    private static List<List<Pairing>> candidates(int tasks, String... prompts) {
        return List.of(prompts).stream()
                .map(prompt -> IntStream.range(0, tasks)
                        .mapToObj(i -> Cards.task("task" + i))
                        .map(task -> new Pairing(task, new SystemPrompt(prompt), task.initialUserPrompt()))
                        .toList())
                .toList();
    }

    private static String marks(int right, int items) {
        return "+".repeat(right) + "-".repeat(items - right);
    }

    @Test
    void whereNothingIsDroppedOnTheWayAllIsOneBlock() {
        Track whole = new Track(96, Map.of("a", marks(90, 96), "b", marks(9, 96)));
        whole.races = false;
        Race.Outcome outcome = Race.run(whole, "p", candidates(1, "a", "b"), new Race.Limits(1, 1));

        assertThat(whole.blocks).containsExactly("p/block/1 [a, b] 96");
        assertThat(outcome.best().getFirst()).isZero();
    }

    @Test
    void aBlockHasAtLeastEightItemsOfATaskAndFortyInAll() {
        Track one = new Track(96, Map.of("a", marks(9, 96), "b", marks(9, 96)));
        Track ten = new Track(96, Map.of("a", marks(9, 96), "b", marks(9, 96)));
        Race.run(one, "p", candidates(1, "a", "b"), new Race.Limits(1, 1));
        Race.run(ten, "p", candidates(10, "a", "b"), new Race.Limits(1, 1));

        assertThat(one.blocks)
                .as("a rest of 16 is a block of its own")
                .containsExactly("p/block/1 [a, b] 40", "p/block/2 [a, b] 40", "p/block/3 [a, b] 16");
        assertThat(ten.blocks).hasSize(12).allSatisfy(block -> assertThat(block).endsWith(" 8"));
    }

    @Test
    void aRestThatIsTooSmallJoinsTheLastBlock() {
        Track track = new Track(47, Map.of("a", marks(9, 47), "b", marks(9, 47)));
        Race.run(track, "p", candidates(1, "a", "b"), new Race.Limits(1, 1));

        assertThat(track.blocks).containsExactly("p/block/1 [a, b] 47");
    }

    @Test
    void whoLiesTwoStandardErrorsBehindTheLeaderIsOut() {
        // 30 against 21 of 40: difference -9/40, variance about .18, z = -3.4; against 28: z = -1.4 at the floor of
        // .05.
        Track track = new Track(
                80,
                Map.of(
                        "start", marks(30, 40) + marks(30, 40),
                        "behind", marks(21, 40) + marks(40, 40),
                        "close", marks(28, 40) + marks(31, 40)));
        Race.Outcome outcome = Race.run(track, "p", candidates(1, "start", "behind", "close"), new Race.Limits(1, 1));

        assertThat(track.blocks).containsExactly("p/block/1 [start, behind, close] 40", "p/block/2 [start, close] 40");
        assertThat(outcome.best()).containsExactly(0, 2);
        assertThat(outcome.cards().get(1).getFirst().items()).hasSize(40);
        assertThat(outcome.cards().get(2).getFirst().items()).hasSize(80);
    }

    @Test
    void theRaceIsOverWhenFewEnoughAreLeft() {
        Track track = new Track(120, Map.of("start", marks(5, 120), "good", marks(120, 120), "bad", marks(4, 120)));
        Race.Outcome outcome = Race.run(track, "p", candidates(1, "start", "good", "bad"), new Race.Limits(1, 1));

        assertThat(track.blocks).hasSize(1);
        assertThat(outcome.best()).containsExactly(1);
    }

    @Test
    void tiesGoToTheIncumbentThenToTheShorterThenToTheEarlier() {
        Map<String, String> equal = Map.of(
                "a long start", marks(3, 40), "longer", marks(3, 40), "long", marks(3, 40), "same", marks(3, 40));
        Race.Outcome outcome = Race.run(
                new Track(40, equal),
                "p",
                candidates(1, "a long start", "longer", "long", "same"),
                new Race.Limits(1, 1));

        assertThat(outcome.best()).containsExactly(0, 2, 3, 1);
    }

    @Test
    void eachRoundStartsAtAnotherRotation() {
        String marks = marks(40, 80);
        Track track = new Track(80, Map.of("a", marks, "b", marks(0, 80)));
        Race.Outcome first = Race.run(track, "p", candidates(1, "a", "b"), new Race.Limits(1, 1));
        Race.Outcome second = Race.run(track, "p", candidates(1, "a", "b"), new Race.Limits(1, 2));

        assertThat(first.cards()
                        .getFirst()
                        .getFirst()
                        .items()
                        .getFirst()
                        .example()
                        .id())
                .isEqualTo("task0/0");
        assertThat(second.cards()
                        .getFirst()
                        .getFirst()
                        .items()
                        .getFirst()
                        .example()
                        .id())
                .isEqualTo("task0/40");
    }

    @Test
    void itemsWithoutAnAnswerCountForNobody() {
        Track track = new Track(40, Map.of("start", "?" + marks(10, 39), "other", "+" + marks(10, 39)));
        Race.Outcome outcome = Race.run(track, "p", candidates(1, "start", "other"), new Race.Limits(1, 1));

        assertThat(outcome.best()).as("equal on the 39 that count").containsExactly(0, 1);
    }
}
