package org.metaspo.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Cards;
import org.metaspo.method.Counts.TaskSize;
import org.metaspo.proposal.CandidateRules;
import org.metaspo.task.Task;

/** The counts that are announced, those of the paper's formula, and those that a search really has. */
class CountsTest {
    private static final Schedule DEFAULTS = new Schedule(3, 9, 3, 3);

    private static List<TaskSize> sizes(int tasks, int train, int test) {
        return Collections.nCopies(tasks, new TaskSize(train, 0, test, false));
    }

    @Test
    void theDefaultsWithFourTasks() {
        Counts counts = Methods.of(Methods.METASPO, DEFAULTS).counts(sizes(4, 50, 500));

        assertThat(counts).isEqualTo(new Counts(18_200, 0, 126, 6_000, 2_000));
    }

    @Test
    void theOuterLoopAlone() {
        Counts counts = Methods.of(Methods.OUTER_LOOP, DEFAULTS).counts(sizes(4, 50, 500));

        assertThat(counts).isEqualTo(new Counts(11_000, 0, 108, 2_000, 2_000));
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
        Counts counts = Methods.of(Methods.METASPO, schedule).counts(sizes(tasks, train, 10));

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

    @Test
    void userPromptMethodsByDefault() {
        Counts ape = Methods.of(Methods.APE, new Schedule(3, 9, 6, 3)).counts(sizes(1, 50, 500));
        Counts protegi = Methods.of(Methods.PROTEGI, new Schedule(7, 9, 3, 3)).counts(sizes(1, 50, 500));

        assertThat(ape).isEqualTo(new Counts(50 * (1 + 6 + 3 * 6), 0, 6 + 3 * 6, 500, 500));
        assertThat(protegi)
                .as("at most 3 of each round's children enter the beam")
                .isEqualTo(new Counts(50 * 58, 0, 114, 500 * (1 + 3 * 7), 500));
    }

    @Test
    void theApeStyleVariantHasAsManyOptimizerCallsInItsOuterLoop() {
        Counts eighteen =
                Methods.of(Methods.METASPO_APE, new Schedule(3, 18, 3, 3)).counts(sizes(4, 50, 500));
        Counts both = Methods.of(Methods.METASPO_APE, new Schedule(3, 18, 6, 3)).counts(sizes(4, 50, 500));

        assertThat(eighteen.optimizerCalls()).isEqualTo(3 * 18 + 3 * 4 * 3);
        assertThat(both.optimizerCalls()).as("of metaspo").isEqualTo(126);
    }

    @Test
    void theControlsHaveTheEvaluationsOfTheSearch() {
        Counts paraphrase = Methods.of(Methods.PARAPHRASE, DEFAULTS).counts(sizes(4, 50, 500));
        Counts random = Methods.of(Methods.RANDOM_COMPONENTS, DEFAULTS).counts(sizes(4, 50, 500));

        assertThat(paraphrase).isEqualTo(new Counts(18_200, 0, 63, 6_000, 2_000));
        assertThat(random).isEqualTo(new Counts(18_200, 0, 0, 6_000, 2_000));
    }

    @Test
    void sprigsCountsAreTheMost() {
        Components corpus = new Components(Collections.nCopies(240, "Be brief."), CandidateRules.NONE, false);
        List<TaskSize> sizes = Collections.nCopies(4, new TaskSize(50, 50, 500, false));
        Counts efficient = Methods.of(
                        Methods.SPRIG, new Schedule(10, 60, 3, 3, 5, new Schedule.Planned(1_000_000, true)), corpus)
                .counts(sizes);
        Counts bounded = Methods.of(
                        Methods.SPRIG, new Schedule(10, 60, 3, 3, 5, new Schedule.Planned(2_000, true)), corpus)
                .counts(sizes);
        Counts reference =
                Methods.of(Methods.SPRIG, new Schedule(1, 60, 3, 3, 10), corpus).counts(sizes);

        assertThat(efficient)
                .as("12 items of each task at first, then every racer on all items")
                .isEqualTo(new Counts(0, 48 + (61 + 9 * 65) * 200, 0, 2_000, 2_000));
        assertThat(bounded).isEqualTo(new Counts(0, 2_000, 0, 2_000, 2_000));
        assertThat(reference)
                .as("the first round: the start, each component at two places, and the start taken out")
                .isEqualTo(new Counts(200 + (1 + 2 * 240 + 1) * 40, 0, 0, 2_000, 2_000));
    }

    @Property(tries = 300)
    void everyMethodReallyHasItsCounts(
            @ForAll("methods") String method,
            @ForAll @IntRange(min = 1, max = 3) int tasks,
            @ForAll @IntRange(min = 1, max = 6) int train,
            @ForAll @IntRange(min = 0, max = 4) int userCandidates,
            @ForAll @IntRange(min = 1, max = 4) int kept,
            @ForAll @IntRange(min = 1, max = 3) int systemCandidates,
            @ForAll @IntRange(min = 1, max = 4) int iterations) {
        Schedule schedule = new Schedule(iterations, systemCandidates, userCandidates, kept);
        World world = World.of(tasks, World.drawn(train));
        world.search(method, schedule);
        Counts counts = World.method(method, schedule).counts(sizes(tasks, train, 10));

        if (method.equals(Methods.SPRIG)) {
            assertThat(world.evaluations).as("at most").isLessThanOrEqualTo(counts.search());
            assertThat(world.optimizerCalls()).as("at most").isLessThanOrEqualTo(counts.optimizerCalls());
        } else {
            assertThat(world.evaluations).isEqualTo(counts.search());
            assertThat(world.optimizerCalls()).isEqualTo(counts.optimizerCalls());
        }
        assertThat(10L * world.last().survivors().size())
                .isGreaterThanOrEqualTo(10L * tasks)
                .isLessThanOrEqualTo(counts.survivors());
        if (!method.equals(Methods.PROTEGI)) {
            assertThat(10L * world.last().survivors().size()).isEqualTo(counts.survivors());
        }
        assertThat(counts.baseline()).isEqualTo(10L * tasks);
    }

    @Provide
    Arbitrary<String> methods() {
        return Arbitraries.of(Methods.NAMES);
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
            sizes.add(new TaskSize(5, 0, 7, true));
        }
        World world = new World(tasks, World.drawn(5), World::named);
        world.search(Methods.METASPO, schedule);
        Counts counts = Methods.of(Methods.METASPO, schedule).counts(sizes);

        assertThat(world.evaluations).isEqualTo(counts.training());
        assertThat(2L * world.briefs.size()).isEqualTo(counts.optimizerCalls());
        assertThat(7L * world.last().cards().size()).isEqualTo(counts.survivors());
        assertThat(world.userBriefs()).noneMatch(brief -> brief.task().userPromptFixed());
    }
}
