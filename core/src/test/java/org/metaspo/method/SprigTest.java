package org.metaspo.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Race;
import org.metaspo.method.Counts.TaskSize;
import org.metaspo.method.Schedule.Planned;
import org.metaspo.proposal.CandidateRules;

/** System prompts composed of components, by both schedules. */
class SprigTest {
    private static final Components NO_MODEL = components(false);

    private static Components components(boolean rephrased) {
        return new Components(List.of("Be brief.", "Be exact.", "Be kind."), CandidateRules.NONE, rephrased);
    }

    private static Method reference(int rounds, int additions, int beam, Components components) {
        return Methods.of(Methods.SPRIG, new Schedule(rounds, additions, 0, 1, beam), components);
    }

    private static Method efficient(int rounds, int children, int beam, Components components) {
        return efficient(rounds, children, beam, 1_000_000, components);
    }

    private static Method efficient(int rounds, int children, int beam, int calls, Components components) {
        Schedule sizes = new Schedule(rounds, children, 0, 1, beam, new Planned(calls, true));
        return Methods.of(Methods.SPRIG, sizes, components);
    }

    /** Whoever is exact does better, and whoever is brief does worse; the first example is always wrong. */
    private static String marks(Pairing pairing, int items) {
        String text = pairing.systemPrompt().text();
        int right = items / 2 + (text.contains("exact") ? items / 4 : 0) - (text.contains("brief") ? items / 4 : 0);
        return "-" + "+".repeat(right) + "-".repeat(items - right - 1);
    }

    private static Set<String> texts(World world, String place) {
        return world.records.stream()
                .filter(record -> record.place().startsWith(place))
                .map(CandidateRecord::text)
                .collect(Collectors.toSet());
    }

    @Test
    void theFirstRoundTriesTheWholeCorpusAtEveryPositionAndEveryOtherChange() {
        World world = World.of(1, pairing -> marks(pairing, 8));
        world.search(reference(1, 1, 2, NO_MODEL), 42);

        assertThat(texts(world, "sprig/1"))
                .containsExactlyInAnyOrder(
                        "Be brief. start prompt",
                        "start prompt Be brief.",
                        "Be exact. start prompt",
                        "start prompt Be exact.",
                        "Be kind. start prompt",
                        "start prompt Be kind.",
                        "");
    }

    @Test
    void laterRoundsAddWhatTheBoundsChooseAndChangeEveryMember() {
        World world = World.of(1, pairing -> marks(pairing, 8));
        world.search(reference(2, 1, 1, NO_MODEL), 42);

        assertThat(world.states.get(1).incumbent().text()).contains("Be exact.");
        assertThat(world.records)
                .filteredOn(record -> record.place().startsWith("sprig/2"))
                .extracting(CandidateRecord::analysis)
                .allMatch(words -> words.startsWith("added: Be ")
                        || words.startsWith("deleted: ")
                        || words.startsWith("exchanged: "))
                .as("one component has the highest bound; it is in the prompt, or goes to each of three positions")
                .filteredOn(words -> words.startsWith("added: "))
                .doesNotContain("added: Be brief.")
                .hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void allAreScoredOnTheSameTenQuestionsDrawnAnewEachRoundTheBeamToo() {
        World world = World.of(2, pairing -> marks(pairing, 30));
        world.search(reference(2, 2, 2, NO_MODEL), 42);

        Set<List<String>> asked = world.records.stream()
                .filter(record -> record.place().startsWith("sprig"))
                .map(record -> record.place().split("/", -1)[1] + "/"
                        + record.cards().getFirst().items().stream()
                                .map(item -> item.example().id())
                                .toList())
                .map(List::of)
                .collect(Collectors.toSet());
        assertThat(asked).as("one draw a round").hasSize(2);
        assertThat(world.records.getLast().cards())
                .hasSize(2)
                .allSatisfy(card -> assertThat(card.items()).hasSize(10));
        assertThat(world.scored.stream()
                        .filter(pairing -> pairing.systemPrompt().text().equals(World.START))
                        .count())
                .as("at the start, and beside its children")
                .isGreaterThanOrEqualTo(2 * 2);
    }

    @Test
    void tiesKeepTheBeamBeforeItsChildren() {
        World world = World.of(1, pairing -> "+---");
        world.search(reference(2, 3, 1, NO_MODEL), 42);

        assertThat(world.last().incumbent().text()).isEqualTo(World.START);
        assertThat(world.records)
                .filteredOn(record -> record.place().startsWith("sprig"))
                .noneMatch(CandidateRecord::kept);
    }

    @Test
    void whereAProposerCanEachPartIsSaidInTenOtherWordsOnce() {
        World world = World.of(1, pairing -> "+---");
        world.search(reference(3, 3, 1, components(true)), 42);

        assertThat(world.briefs).as("the start's one part, asked once").hasSize(10);
        assertThat(world.record("sprig/1/candidate/8").method()).isEqualTo("rephrase");
        assertThat(world.record("sprig/1/candidate/8").text()).isEqualTo("sprig/1/rephrase/1");
    }

    @Test
    void theEfficientScheduleFindsTheUsefulComponentWithoutAProposer() {
        World world = World.of(2, pairing -> marks(pairing, 40));

        assertThat(world.search(efficient(3, 8, 2, NO_MODEL), 42)).isEqualTo(Method.End.COMPLETED);

        assertThat(world.last().incumbent().text()).contains("Be exact.").doesNotContain("Be brief.");
        assertThat(world.briefs).isEmpty();
        assertThat(world.blocks).startsWith("score start", "score sprig/1/block/1");
        assertThat(world.records)
                .filteredOn(record -> record.why() != null)
                .extracting(CandidateRecord::why)
                .anySatisfy(why -> assertThat(why).startsWith("fell behind the leader within "));
    }

    @Test
    void aRoundHasAtMostSoManyChildrenOfDifferentTexts() {
        World world = World.of(1, pairing -> marks(pairing, 40));
        world.search(efficient(4, 5, 2, components(true)), 42);

        for (int round = 1; round <= 4; round++) {
            String place = "sprig/" + round + "/";
            List<String> texts = world.records.stream()
                    .filter(record -> record.place().startsWith(place))
                    .map(CandidateRecord::text)
                    .toList();
            assertThat(texts).hasSizeBetween(1, 5).doesNotHaveDuplicates();
        }
    }

    @Property(tries = 200)
    void theEfficientScheduleKeepsWithinItsCallsAndItsCounts(
            @ForAll @IntRange(min = 1, max = 4) int tasks,
            @ForAll @IntRange(min = 1, max = 120) int items,
            @ForAll @IntRange(min = 1, max = 6) int rounds,
            @ForAll @IntRange(min = 1, max = 4) int beam,
            @ForAll @IntRange(min = 1, max = 2_000) int calls,
            @ForAll boolean rephrased,
            @ForAll long seed) {
        World world = World.of(tasks, World.drawn(items));
        Method method = efficient(rounds, 8, beam, calls, components(rephrased));
        world.search(method, seed);

        Counts counts = method.counts(Collections.nCopies(tasks, new TaskSize(items, items, 10, false)));
        int start = tasks * Math.min(items, Math.ceilDiv(48, tasks));
        int least = start
                + 2
                        * Race.firstBlock(
                                IntStream.range(0, tasks).map(task -> items).toArray());
        assertThat(counts.search()).isLessThanOrEqualTo(Math.max(calls, least));
        assertThat(world.evaluations).isLessThanOrEqualTo(counts.search());
        assertThat(world.optimizerCalls()).isLessThanOrEqualTo(counts.optimizerCalls());
    }

    @Test
    void fewerCallsMakeFewerRoundsEachOfWhichCanTryAsManyChangesAsTheBeamHasPrompts() {
        World world = World.of(1, pairing -> marks(pairing, 200));
        world.search(efficient(10, 60, 2, 600, NO_MODEL), 42);

        assertThat(world.blocks)
                .filteredOn(block -> block.endsWith("/block/1"))
                .as("48 items of the start, and 3 times 160 for 4 racers on 40 items")
                .containsExactly("score sprig/1/block/1", "score sprig/2/block/1", "score sprig/3/block/1");
    }

    @Test
    void whatHarmsATaskEntersNoBeamUnlessTheGuardIsOff() {
        for (boolean guard : List.of(true, false)) {
            World world = World.of(2, SprigTest::trade);
            Schedule sizes = new Schedule(2, 12, 0, 1, 3, new Planned(1_000_000, guard));
            world.search(Methods.of(Methods.SPRIG, sizes, NO_MODEL), 42);

            assertThat(world.last().incumbent().text().contains("exact")).isEqualTo(!guard);
            assertThat(world.records)
                    .filteredOn(record -> "worse than the incumbent on task1".equals(record.why()))
                    .extracting(CandidateRecord::text)
                    .allMatch(text -> text.contains("exact"))
                    .hasSizeGreaterThanOrEqualTo(guard ? 1 : 0)
                    .hasSizeLessThanOrEqualTo(guard ? 24 : 0);
        }
    }

    /** Whoever is exact gains more on one task than is lost on the other. */
    private static String trade(Pairing pairing) {
        boolean exact = pairing.systemPrompt().text().contains("exact");
        boolean gains = pairing.task().name().equals("task0");
        return exact ? (gains ? "++++++++" : "---+----").repeat(5) : (gains ? "---+----" : "++++---+").repeat(5);
    }

    @Test
    void aChangeThatBreaksARuleIsNotTried() {
        CandidateRules rules = new CandidateRules(1000, 1000, List.of("start prompt"));
        World world = World.of(1, pairing -> marks(pairing, 8));
        world.search(reference(1, 3, 1, new Components(List.of("Be brief."), rules, false)), 42);

        assertThat(texts(world, "sprig/1"))
                .as("the frozen start is never deleted")
                .containsExactlyInAnyOrder("Be brief. start prompt", "start prompt Be brief.");
    }

    @Test
    void theSameSeedGivesTheSameSearch() {
        World one = World.of(2, pairing -> marks(pairing, 40));
        World again = World.of(2, pairing -> marks(pairing, 40));
        one.search(efficient(3, 8, 2, components(true)), 7);
        again.search(efficient(3, 8, 2, components(true)), 7);

        assertThat(again.records).isEqualTo(one.records);
        assertThat(again.blocks).isEqualTo(one.blocks);
    }
}
