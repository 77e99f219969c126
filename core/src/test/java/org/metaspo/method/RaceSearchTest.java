package org.metaspo.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Pairing;
import org.metaspo.method.Counts.TaskSize;
import org.metaspo.method.Method.End;
import org.metaspo.method.Schedule.Planned;
import org.metaspo.proposal.Brief;

class RaceSearchTest {
    private static final int ITEMS = 40;

    /** The second candidate of each round is right on most items, the others on half of them. */
    private static String marks(Pairing pairing) {
        int right = 20
                + (pairing.systemPrompt().text().endsWith("candidate/2") ? 10 : 0)
                + (pairing.userPrompt().template().contains("candidate/2") ? 8 : 0);
        return "+".repeat(right) + "-".repeat(ITEMS - right);
    }

    private static Method method(String name, int calls) {
        return World.method(name, new Schedule(2, 4, 2, 2, 1, new Planned(calls, true)));
    }

    @Test
    void theBetterSystemPromptWinsItsRace() {
        World world = World.of(2, RaceSearchTest::marks);

        assertThat(world.search(method(Methods.PARAPHRASE, 2000), 1)).isEqualTo(End.COMPLETED);

        assertThat(world.last().incumbent().text()).endsWith("/candidate/2");
        assertThat(world.record("outer/1/candidate/2").kept()).isTrue();
        assertThat(world.record("outer/1/candidate/1").kept()).isFalse();
        assertThat(world.last().pools())
                .as("one candidate is tested")
                .allSatisfy(pool -> assertThat(pool.cards()).hasSize(1));
    }

    @Test
    void userPromptsAloneAreRacedTaskByTask() {
        World world = World.of(2, RaceSearchTest::marks);
        world.search(method(Methods.APE, 2000), 1);

        assertThat(world.last().incumbent().text()).isEqualTo(World.START);
        assertThat(world.kept(0).getFirst()).startsWith("inner/").contains("candidate/2");
        assertThat(world.briefs).allMatch(Brief.OfUserPrompt.class::isInstance);
    }

    @Test
    void nothingReplacesTheIncumbentWithoutBeingBetter() {
        World world = World.of(2, pairing -> "+-".repeat(ITEMS / 2));
        world.search(method(Methods.METASPO_APE, 2000), 1);

        assertThat(world.last().incumbent().text()).isEqualTo(World.START);
    }

    @Test
    void withoutFailuresThereIsNothingToLearnFrom() {
        World world = World.of(2, pairing -> "+".repeat(ITEMS));

        assertThat(world.search(method(Methods.PARAPHRASE, 2000), 1)).isEqualTo(End.SATURATED);
    }

    /** Each candidate of the first round is good for one task; together they are good for both. */
    private static String halves(Pairing pairing) {
        String text = pairing.systemPrompt().text();
        int right = 15
                + (text.contains("1/candidate/1") && pairing.task().name().equals("task0") ? 12 : 0)
                + (text.contains("1/candidate/2") && pairing.task().name().equals("task1") ? 10 : 0);
        return "+".repeat(right) + "-".repeat(ITEMS - right);
    }

    @Test
    void promptsThatDoWellOnDifferentTasksArePutTogether() {
        World world = World.of(2, RaceSearchTest::halves);
        world.search(method(Methods.PARAPHRASE, 3000), 1);

        assertThat(world.last().incumbent().text()).isEqualTo("outer/1/candidate/1 outer/1/candidate/2");
        assertThat(world.record("outer/2/merging").kept()).isTrue();
        assertThat(world.record("outer/2/merging").analysis()).isEqualTo("put together with: outer/1/candidate/2");
    }

    @Test
    void unlessThatIsSwitchedOff() {
        World world = World.of(2, RaceSearchTest::halves);
        Planned alone = new Planned(3000, true, new Proposals(true, true, true, true, false));
        world.search(World.method(Methods.PARAPHRASE, new Schedule(2, 4, 2, 2, 1, alone)), 1);

        assertThat(world.records).extracting(CandidateRecord::method).doesNotContain("merging");
    }

    @Property(tries = 40)
    void neverSpendsMoreThanItCountsNorThanPlanned(
            @ForAll @IntRange(min = 1, max = 4) int tasks,
            @ForAll @IntRange(min = 0, max = 2) int which,
            @ForAll @IntRange(min = 700, max = 3000) int calls) {
        String name =
                List.of(Methods.APE, Methods.PARAPHRASE, Methods.METASPO_APE).get(which);
        World world = World.of(tasks, World.drawn(ITEMS));
        world.search(method(name, calls), 1);

        List<TaskSize> sizes = Collections.nCopies(tasks, new TaskSize(ITEMS, ITEMS, 10, false));
        Counts counts = method(name, calls).counts(sizes);
        assertThat(world.evaluations).isLessThanOrEqualTo(counts.search());
        assertThat(counts.search()).isLessThanOrEqualTo(calls);
        assertThat(world.optimizerCalls()).isLessThanOrEqualTo(counts.optimizerCalls());
    }
}
