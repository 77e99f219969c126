package org.metaspo.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.proposal.Evidence;
import org.metaspo.proposal.Proposal;
import org.metaspo.proposal.Rejection;

/** The bilevel search that is shown something else, and what holds for every method alike. */
class VariantsTest {
    private static final List<String> ALL = Methods.NAMES;
    private static final Schedule SMALL = new Schedule(2, 2, 2, 2);

    static List<String> proposing() {
        return ALL.stream().filter(name -> !name.equals(Methods.SPRIG)).toList();
    }

    @Test
    void theApeStyleVariantIsShownDemonstrationsOfEachTaskAtBothLevels() {
        World world = World.of(3, World.drawn(12));
        world.search(Methods.METASPO_APE, SMALL);

        assertThat(world.userBriefs()).isNotEmpty().allSatisfy(brief -> {
            assertThat(brief.evidence()).isInstanceOf(Evidence.Demonstrated.class);
            assertThat(brief.evidence().shown()).hasSize(10);
        });
        assertThat(world.systemBriefs()).isNotEmpty().allSatisfy(brief -> {
            Evidence.Demonstrated shown = (Evidence.Demonstrated) brief.evidence();
            assertThat(shown.tasks())
                    .hasSize(3)
                    .allSatisfy(task -> assertThat(task.examples()).hasSize(5));
        });
        assertThat(world.record("outer/1/candidate/1").parent()).isNull();
    }

    @Test
    void theControlGoesTheSameWayAndIsShownNothing() {
        World world = World.of(2, World.drawn(8));
        World metaspo = World.of(2, World.drawn(8));
        world.search(Methods.PARAPHRASE, SMALL);
        metaspo.search(Methods.METASPO, SMALL);

        assertThat(world.blocks).isEqualTo(metaspo.blocks);
        assertThat(world.evaluations).isEqualTo(metaspo.evaluations);
        assertThat(world.briefs)
                .allSatisfy(brief -> assertThat(brief.evidence().shown()).isEmpty());
        assertThat(world.record("outer/2/candidate/1").method()).isEqualTo("paraphrase");
        assertThat(world.record("outer/2/candidate/1").parent()).isNotNull();
    }

    /** Nobody is asked to explain failures that do not exist. */
    @ParameterizedTest
    @FieldSource("ALL")
    void nothingToLearnFromEndsEverySearchAtOnce(String method) {
        World world = World.of(2, pairing -> "++++");

        assertThat(world.search(method, SMALL)).isEqualTo(Method.End.SATURATED);
        assertThat(world.briefs).isEmpty();
        assertThat(world.blocks).containsExactly("score start");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void aSaturatedTaskShowsNothing(String method) {
        World world = World.of(2, pairing -> pairing.task().name().equals("task0") ? "++++" : "+---");
        world.search(method, SMALL);

        assertThat(world.briefs)
                .isNotEmpty()
                .allSatisfy(brief -> assertThat(brief.evidence().shown())
                        .noneMatch(example -> example.id().startsWith("task0")));
    }

    @ParameterizedTest
    @MethodSource("proposing")
    void aTextThatIsNoPromptNeverCompetes(String method) {
        World world =
                new World(World.tasks(2), World.drawn(6), brief -> new Proposal(null, "", List.of(Rejection.TAGS)));
        world.search(method, SMALL);

        assertThat(world.blocks).as("nothing but the start is scored").contains("score start");
        assertThat(world.evaluations).isEqualTo(2 * 6);
        assertThat(world.records)
                .filteredOn(record -> !record.place().startsWith("start"))
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record.why()).isEqualTo("no valid text: tags"));
    }

    /** Draws are by place and task, so that the order of the configuration changes nothing. */
    @ParameterizedTest
    @FieldSource("ALL")
    void theOrderOfTasksChangesNothing(String method) {
        World one = World.of(3, World.drawn(10));
        World other = new World(World.tasks(3).reversed(), World.drawn(10), World::named);
        one.search(method, SMALL);
        other.search(method, SMALL);

        assertThat(other.last().incumbent()).isEqualTo(one.last().incumbent());
        assertThat(kept(other)).isEqualTo(kept(one));
        assertThat(Set.copyOf(other.briefs)).isEqualTo(Set.copyOf(one.briefs));
        assertThat(places(other)).isEqualTo(places(one));
    }

    private static List<List<Scorecard>> kept(World world) {
        return world.last().pools().stream()
                .sorted(Comparator.comparing(Pool::name))
                .map(Pool::cards)
                .toList();
    }

    private static Set<String> places(World world) {
        return world.records.stream().map(CandidateRecord::place).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void everyMethodLeavesTheLineageOfEachCandidate(String method) {
        World world = World.of(2, World.drawn(6));
        world.search(method, SMALL);

        assertThat(world.records).extracting(CandidateRecord::place).doesNotHaveDuplicates();
        Set<String> places = places(world);
        assertThat(world.records).allSatisfy(record -> {
            assertThat(record.method())
                    .isIn(
                            "start",
                            "failures",
                            "demonstrations",
                            "paraphrase",
                            "components",
                            "add",
                            "delete",
                            "swap",
                            "rephrase");
            assertThat(record.cards()).isNotEmpty();
            assertThat(record.parent() == null || places.contains(record.parent()))
                    .isTrue();
        });
    }
}
