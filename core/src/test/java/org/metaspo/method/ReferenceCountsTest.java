package org.metaspo.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Cards;
import org.metaspo.method.ReferenceCounts.TaskSize;
import org.metaspo.task.Task;

/** The counts that are announced, those of the paper's formula, and those that a search really has. */
class ReferenceCountsTest {
    private static final Schedule DEFAULTS = new Schedule(3, 9, 3, 3);

    private static List<TaskSize> sizes(int tasks, int train, int test) {
        return Collections.nCopies(tasks, new TaskSize(train, test, false));
    }

    @Test
    void theDefaultsWithFourTasks() {
        ReferenceCounts counts = ReferenceCounts.of(DEFAULTS, sizes(4, 50, 500));

        assertThat(counts).isEqualTo(new ReferenceCounts(18_200, 6_000, 2_000, 63));
        assertThat(counts.optimizerCalls()).isEqualTo(126);
    }

    @Test
    void theOuterLoopAlone() {
        Schedule schedule = Methods.schedule(Methods.OUTER_LOOP, DEFAULTS);
        ReferenceCounts counts = ReferenceCounts.of(schedule, sizes(4, 50, 500));

        assertThat(counts).isEqualTo(new ReferenceCounts(11_000, 2_000, 2_000, 54));
        assertThat(counts.optimizerCalls()).isEqualTo(108);
    }

    @Test
    void theDefaultSearchReallyHasThem() {
        World world = World.of(4, World.drawn(50));

        assertThat(world.search(Methods.METASPO, DEFAULTS)).isEqualTo(Method.End.COMPLETED);

        assertThat(world.evaluations).isEqualTo(18_200);
        assertThat(world.briefs).hasSize(63);
        assertThat(world.last().cards()).hasSize(4 * 3);
    }

    @Test
    void theOuterLoopSearchReallyHasThem() {
        World world = World.of(4, World.drawn(50));

        world.search(Methods.OUTER_LOOP, DEFAULTS);

        assertThat(world.evaluations).isEqualTo(11_000);
        assertThat(world.briefs).hasSize(54);
        assertThat(world.userBriefs()).isEmpty();
        assertThat(world.blocks.getLast()).isEqualTo("score outer/6");
    }

    @Property(tries = 200)
    void everySearchHasTheFormulasCounts(
            @ForAll @IntRange(min = 1, max = 4) int tasks,
            @ForAll @IntRange(min = 1, max = 6) int train,
            @ForAll @IntRange(min = 0, max = 4) int userCandidates,
            @ForAll @IntRange(min = 1, max = 4) int kept,
            @ForAll @IntRange(min = 1, max = 4) int systemCandidates,
            @ForAll @IntRange(min = 1, max = 4) int iterations) {
        Schedule schedule = new Schedule(iterations, systemCandidates, userCandidates, kept);
        World world = World.of(tasks, World.drawn(train));
        world.search(Methods.METASPO, schedule);
        ReferenceCounts counts = ReferenceCounts.of(schedule, sizes(tasks, train, 10));

        long pool = 1;
        long expected = (long) tasks * train + (long) iterations * tasks * userCandidates * train;
        for (int i = 1; i <= iterations; i++) {
            pool = Math.min(kept, pool + userCandidates);
            expected += pool * systemCandidates * tasks * train;
        }
        assertThat(world.evaluations).isEqualTo(expected).isEqualTo(counts.training());
        assertThat(2L * world.briefs.size())
                .isEqualTo(2L * iterations * tasks * userCandidates + 2L * iterations * systemCandidates)
                .isEqualTo(counts.optimizerCalls());
        assertThat(10L * world.last().cards().size())
                .isEqualTo(10 * pool * tasks)
                .isEqualTo(counts.survivors());
        assertThat(counts.baseline()).isEqualTo(10L * tasks);
    }

    @Property(tries = 50)
    void tasksOfAFixedUserPromptHaveNoInnerLoop(
            @ForAll @IntRange(min = 1, max = 3) int free,
            @ForAll @IntRange(min = 1, max = 3) int fixed,
            @ForAll @IntRange(min = 1, max = 3) int iterations) {
        Schedule schedule = new Schedule(iterations, 2, 2, 3);
        List<Task> tasks = new ArrayList<>(World.tasks(free));
        List<TaskSize> sizes = new ArrayList<>(sizes(free, 5, 7));
        for (int i = 0; i < fixed; i++) {
            tasks.add(Cards.task("fixed" + i, true));
            sizes.add(new TaskSize(5, 7, true));
        }
        World world = new World(tasks, World.drawn(5), World::named);
        world.search(Methods.METASPO, schedule);
        ReferenceCounts counts = ReferenceCounts.of(schedule, sizes);

        assertThat(world.evaluations).isEqualTo(counts.training());
        assertThat((long) world.briefs.size()).isEqualTo(counts.proposals());
        assertThat(7L * world.last().cards().size()).isEqualTo(counts.survivors());
        assertThat(world.userBriefs())
                .noneMatch(brief -> brief.failures().task().userPromptFixed());
    }
}
