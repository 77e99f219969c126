package org.metaspo.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Cards;
import org.metaspo.evaluation.Scored;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.Proposal;
import org.metaspo.proposal.Rejection;

/** One inner loop; the outer loop that follows proposes prompts that are worth nothing. */
class InnerLoopTest {
    private static final String PARENT = Cards.task("any").initialUserPrompt().template();
    private static final String FIRST = "inner/1/task0/candidate/1 {question}";
    private static final String SECOND = "inner/1/task0/candidate/2 {question}";
    private static final String THIRD = "inner/1/task0/candidate/3 {question}";

    private static Schedule once(int userCandidates, int kept) {
        return new Schedule(1, 1, userCandidates, kept);
    }

    /** Marks by user prompt under the start prompt. */
    private static World world(int tasks, Map<String, String> marks) {
        return World.of(
                tasks,
                pairing -> pairing.systemPrompt().text().equals(World.START)
                        ? marks.getOrDefault(pairing.userPrompt().template(), "--------")
                        : "--------");
    }

    private static Set<String> shown(Brief.OfUserPrompt brief) {
        return brief.failures().getFirst().items().stream()
                .map(item -> item.example().id())
                .collect(Collectors.toSet());
    }

    @Test
    void theBestOfOldAndNewStay() {
        World world = world(1, Map.of(PARENT, "++------", FIRST, "+++-----", SECOND, "+-------", THIRD, "++++----"));

        world.search(Methods.METASPO, once(3, 3));

        assertThat(world.kept(0)).containsExactly(THIRD, FIRST, PARENT);
        assertThat(world.record("inner/1/task0/candidate/2").why())
                .isEqualTo("not among the best user prompts of its task");
        assertThat(world.record("inner/1/task0/candidate/3").kept()).isTrue();
    }

    @Test
    void tiesKeepTheElderParentBeforeChildEarlierBeforeLater() {
        World world = world(1, Map.of(PARENT, "++------", FIRST, "--++----", SECOND, "-++-----", THIRD, "------++"));

        world.search(Methods.METASPO, once(3, 3));

        assertThat(world.kept(0)).containsExactly(PARENT, FIRST, SECOND);
        assertThat(world.records)
                .filteredOn(record -> record.kind().equals("user"))
                .extracting(CandidateRecord::kept)
                .containsExactly(true, true, true, false);
    }

    @Test
    void allComeFromTheBestUserPromptAsItWasBefore() {
        World world = world(2, Map.of(PARENT, "++------"));

        world.search(Methods.METASPO, once(3, 3));

        assertThat(world.userBriefs()).hasSize(6).allSatisfy(brief -> {
            assertThat(brief.parent().template()).isEqualTo(PARENT);
            assertThat(brief.systemPrompt().text()).isEqualTo(World.START);
        });
        assertThat(world.userBriefs())
                .extracting(Brief::place)
                .startsWith("inner/1/task0/candidate/1", "inner/1/task0/candidate/2")
                .endsWith("inner/1/task1/candidate/3");
    }

    @Test
    void failuresAreDrawnAnewForEachCandidate() {
        World world = world(1, Map.of(PARENT, "++------"));

        world.search(Methods.METASPO, once(8, 3));

        assertThat(world.userBriefs()).allSatisfy(brief -> {
            assertThat(brief.failures().getFirst().items()).hasSize(3).allMatch(Scored::isFailure);
            assertThat(shown(brief)).hasSize(3);
        });
        Set<Set<String>> draws = new HashSet<>();
        world.userBriefs().forEach(brief -> draws.add(shown(brief)));
        assertThat(draws).hasSizeGreaterThan(3);
    }

    @Test
    void withFewerFailuresAllAreShown() {
        World world = world(1, Map.of(PARENT, "++++++--"));

        world.search(Methods.METASPO, once(2, 3));

        assertThat(world.userBriefs())
                .allSatisfy(brief -> assertThat(shown(brief)).containsExactlyInAnyOrder("task0/6", "task0/7"));
    }

    @Test
    void aSaturatedTaskIsLeftAsItIs() {
        World world = World.of(2, pairing -> pairing.task().name().equals("task0") ? "++++" : "+---");

        world.search(Methods.METASPO, once(3, 3));

        assertThat(world.userBriefs()).extracting(brief -> brief.task().name()).containsOnly("task1");
        assertThat(world.kept(0)).containsExactly(PARENT);
        assertThat(world.kept(1)).hasSize(3);
    }

    @Test
    void duplicatesCompeteAndAreScoredAgain() {
        World world = new World(World.tasks(1), pairing -> "+---", brief -> World.proposed(PARENT));

        world.search(Methods.METASPO, once(3, 2));

        assertThat(world.kept(0)).containsExactly(PARENT, PARENT);
        assertThat(world.evaluations).isEqualTo(4 + 3 * 4 + 2 * 4);
        assertThat(world.records)
                .filteredOn(record -> record.place().startsWith("inner"))
                .extracting(CandidateRecord::kept)
                .containsExactly(true, false, false);
        assertThat(world.record("inner/1/task0/candidate/3").parent()).isEqualTo("start/task0");
    }

    @Test
    void aProposalWithoutAValidTextIsRecordedAndNotScored() {
        World world = new World(
                World.tasks(1),
                pairing -> pairing.userPrompt().template().equals(SECOND) ? "++--" : "+---",
                brief -> brief.place().endsWith("task0/candidate/1")
                        ? new Proposal(null, "because", List.of(Rejection.PLACEHOLDER, Rejection.TAGS))
                        : World.named(brief));

        world.search(Methods.METASPO, once(2, 3));

        assertThat(world.kept(0)).containsExactly(SECOND, PARENT);
        CandidateRecord invalid = world.record("inner/1/task0/candidate/1");
        assertThat(invalid.text()).isNull();
        assertThat(invalid.why()).isEqualTo("no valid text: placeholder, tags");
        assertThat(invalid.cards()).isEmpty();
        assertThat(invalid.rejections()).containsExactly("placeholder", "tags");
        assertThat(world.record("inner/1/task0/candidate/2").cards()).hasSize(1);
    }

    @Test
    void theNextStageStartsFromTheNewBest() {
        World world = world(1, Map.of(PARENT, "++------", SECOND, "++++----"));

        world.search(Methods.METASPO, new Schedule(2, 1, 2, 2));

        assertThat(world.userBriefs())
                .filteredOn(brief -> brief.place().startsWith("inner/2"))
                .hasSize(2)
                .allMatch(brief -> brief.parent().template().equals(SECOND));
        assertThat(world.record("inner/2/task0/candidate/1").parent()).isEqualTo("inner/1/task0/candidate/2");
    }

    @Test
    void withoutUserCandidatesNothingIsProposedOrScored() {
        World world = world(1, Map.of(PARENT, "++------"));

        world.search(Methods.METASPO, once(0, 3));

        assertThat(world.blocks).containsExactly("score start", "propose outer/1/proposals", "score outer/1");
    }
}
