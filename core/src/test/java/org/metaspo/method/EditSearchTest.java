package org.metaspo.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Pairing;
import org.metaspo.method.Counts.TaskSize;
import org.metaspo.method.Method.End;
import org.metaspo.method.Schedule.Planned;
import org.metaspo.proposal.Advice;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.CandidateRules;
import org.metaspo.proposal.SentenceEdit;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.Example;

/** Sentences help or harm by their words: each {@code good} adds, each {@code bad} takes away. */
class EditSearchTest {
    private static final int ITEMS = 40;

    private static final Map<String, Double> WORTH = Map.of("good", 0.2, "fine", 0.15, "bad", -0.2, "idle", 0.0);

    private static String marks(Pairing pairing) {
        String text = pairing.systemPrompt().text() + " " + pairing.userPrompt().template();
        double chance = 0.4;
        for (Map.Entry<String, Double> word : WORTH.entrySet()) {
            chance += text.contains(word.getKey()) ? word.getValue() : 0;
        }
        StringBuilder marks = new StringBuilder();
        for (int item = 0; item < ITEMS; item++) {
            double place = 0.75 * drawn("item " + item) + 0.25 * drawn(text + item);
            marks.append(place < chance ? '+' : '-');
        }
        return marks.toString();
    }

    private static double drawn(String place) {
        return new Randomness(3).at(place).nextDouble();
    }

    private static Advice adding(String... sentences) {
        return new Advice(
                List.of(sentences).stream()
                        .map(sentence -> (SentenceEdit) new SentenceEdit.Add(sentence, null))
                        .toList(),
                null,
                "because",
                List.of());
    }

    private static World world(int tasks, List<String> advice) {
        World world = World.of(tasks, EditSearchTest::marks);
        world.advice = (brief, number) -> brief instanceof Brief.OfSystemPrompt
                ? adding(advice.get(number % advice.size()))
                : adding("Only here.");
        return world;
    }

    private static EditSearch search(int calls, int rounds) {
        return new EditSearch(new Planned(calls, true), rounds, 4, 1, CandidateRules.NONE);
    }

    @Test
    void keepsWhatHelpsAndLeavesWhatHarms() {
        World world = world(2, List.of("This is good.", "This is bad.", "This is fine.", "This is idle."));

        assertThat(world.search(search(2000, 3), 1)).isEqualTo(End.COMPLETED);

        assertThat(world.last().incumbent().text())
                .startsWith(World.START)
                .contains("good", "fine")
                .doesNotContain("bad");
        assertThat(world.last().pools())
                .allSatisfy(pool -> assertThat(pool.cards()).hasSize(1));
    }

    @Test
    void saysOfEachEditWhatItIsWorth() {
        World world = world(2, List.of("This is good.", "This is bad.", "This is fine.", "This is idle."));
        world.search(search(2000, 3), 1);

        CandidateRecord good = world.record("round/1/system/1/edit/1");
        assertThat(good.method()).isEqualTo("edit");
        assertThat(good.analysis()).isEqualTo("add: This is good.");
        assertThat(good.why()).startsWith("put together with others: worth +");
        assertThat(world.record("round/1/system/2/edit/1").why()).startsWith("worth -");
        assertThat(world.record("round/1/composed").kept()).isTrue();
        assertThat(world.record("round/1/composed").parent()).isEqualTo("start");
        assertThat(world.records.stream().map(CandidateRecord::place)).doesNotHaveDuplicates();
    }

    @Test
    void theLastOfSeveralRoundsNamesNothingNew() {
        World world = world(2, List.of("This is good.", "This is bad.", "This is fine.", "This is idle."));
        world.search(search(2000, 2), 1);

        assertThat(world.blocks)
                .containsExactly(
                        "score round/1/failures",
                        "advise round/1/advice",
                        "score round/1/design",
                        "score round/1/whole",
                        "score round/2/design",
                        "score round/2/whole");
    }

    @Test
    void aTasksFailuresAreAnalysedWhileOtherTasksAreScored() {
        List<String> advice = List.of("This is good.", "This is bad.", "This is fine.", "This is idle.");
        World inTurn = world(2, advice);
        inTurn.search(search(2000, 3), 1);
        World atOnce = world(2, advice);
        atOnce.overlaps = true;
        atOnce.search(search(2000, 3), 1);

        assertThat(atOnce.blocks)
                .startsWith(
                        "score round/1/failures/task0",
                        "advise round/1/failures/task0/advice",
                        "score round/1/failures/task1",
                        "advise round/1/failures/task1/advice",
                        "advise round/1/advice",
                        "score round/1/design");
        assertThat(atOnce.records).as("what comes of it").isEqualTo(inTurn.records);
    }

    @Test
    void laterAnalysesAreToldWhatWasTriedAndHarms() {
        World world = world(2, List.of("This is good.", "This is bad.", "This is fine.", "This is idle."));
        world.search(search(3000, 3), 1);

        Brief later = world.systemBriefs().stream()
                .filter(brief -> brief.place().startsWith("round/2/"))
                .findFirst()
                .orElseThrow();
        assertThat(later.evidence()).isInstanceOfSatisfying(org.metaspo.proposal.Evidence.Failing.class, failing -> {
            assertThat(failing.tried())
                    .anyMatch(words -> words.startsWith("add: This is bad.\n(worth -"))
                    .noneMatch(words -> words.contains("good") || words.contains("fine"));
        });
    }

    @Test
    void whatWasTriedIsNotToldWhereThatIsSwitchedOff() {
        World world = world(2, List.of("This is good.", "This is bad.", "This is fine.", "This is idle."));
        Planned untold = new Planned(3000, true, new Proposals(false, true, true, false, true));
        world.search(new EditSearch(untold, 3, 4, 1, CandidateRules.NONE), 1);

        assertThat(world.briefs)
                .allSatisfy(brief -> assertThat(brief.evidence())
                        .isInstanceOfSatisfying(
                                org.metaspo.proposal.Evidence.Failing.class,
                                failing -> assertThat(failing.tried()).isEmpty()));
        assertThat(world.records).noneMatch(record -> record.place().endsWith("/examples"));
    }

    /** Right where examples are shown, on most items. */
    @Test
    void workedExamplesOfATaskAreTriedInItsUserPrompt() {
        World world = World.of(
                2,
                pairing -> pairing.userPrompt().template().contains("Example: question ")
                        ? "-" + "+".repeat(ITEMS - 1)
                        : "-+".repeat(ITEMS / 2));
        world.advice = (brief, number) -> adding("Nothing.");
        world.search(search(2000, 2), 1);

        assertThat(world.kept(0).getFirst())
                .startsWith("Yes or no?")
                .contains("\nExample: question ")
                .endsWith("\n{question}");
        assertThat(world.record("round/1/user/task0/examples").analysis()).startsWith("show (");
        assertThat(world.record("round/1/user/task0/examples").why()).startsWith("put together with others: worth +");
    }

    @Test
    void analysesTakeTurnsAtTheFailures() {
        World world = world(1, List.of("This is good."));
        world.search(search(2000, 1), 1);

        List<String> shown = world.systemBriefs().stream()
                .flatMap(brief -> brief.evidence().shown().stream())
                .map(Example::id)
                .toList();
        assertThat(shown).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void whatHarmsAltogetherIsRefused() {
        World world = world(2, List.of("This is bad."));
        world.search(search(2000, 3), 1);

        assertThat(world.last().incumbent().text()).isEqualTo(World.START);
    }

    @Test
    void promptsThatCannotBeTakenApartRace() {
        World world = World.of(2, EditSearchTest::marks);
        world.advice = (brief, number) -> new Advice(
                List.of(), number == 2 ? "All good and fine." : "Number " + number + " is idle.", "", List.of());
        EditSearch systemOnly = new EditSearch(new Planned(2000, true), 2, 4, 0, CandidateRules.NONE);
        world.search(systemOnly, 1);

        assertThat(world.last().incumbent().text()).isEqualTo("All good and fine.");
        assertThat(world.blocks).contains("score round/1/race/block/1").doesNotContain("score round/1/design");
    }

    @Test
    void noExamplesAreTriedWhereWholePromptsRace() {
        World world = World.of(3, EditSearchTest::marks);
        world.advice = (brief, number) -> new Advice(
                List.of(),
                brief instanceof Brief.OfSystemPrompt ? "Number " + number + " is good and fine." : null,
                "",
                List.of());
        world.search(new EditSearch(new Planned(2000, true), 1, 2, 1, CandidateRules.NONE), 1);

        assertThat(world.blocks).contains("score round/1/race/block/1");
        assertThat(world.records).noneMatch(record -> record.place().endsWith("/examples"));
    }

    @Test
    void withoutFailuresThereIsNothingToLearnFrom() {
        World world = World.of(2, pairing -> "+".repeat(ITEMS));

        assertThat(world.search(search(2000, 3), 1)).isEqualTo(End.SATURATED);
        assertThat(world.blocks).containsExactly("score round/1/failures");
        assertThat(world.states).hasSize(1);
    }

    @Property(tries = 40)
    void neverSpendsMoreThanItCountsNorThanPlanned(
            @ForAll @IntRange(min = 1, max = 5) int tasks,
            @ForAll @IntRange(min = 1, max = 4) int rounds,
            @ForAll @IntRange(min = 300, max = 3000) int calls) {
        World world = world(tasks, List.of("This is good.", "This is bad.", "This is fine.", "This is idle."));
        EditSearch search = search(calls, rounds);
        world.search(search, 1);

        List<TaskSize> sizes = java.util.Collections.nCopies(tasks, new TaskSize(ITEMS, ITEMS, 10, false));
        assertThat(world.evaluations).isLessThanOrEqualTo(search.counts(sizes).search());
        assertThat(search.counts(sizes).search()).isLessThanOrEqualTo(calls);
        assertThat(world.briefs.size())
                .isLessThanOrEqualTo((int) search.counts(sizes).optimizerCalls());
    }
}
