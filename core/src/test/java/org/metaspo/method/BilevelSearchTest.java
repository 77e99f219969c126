package org.metaspo.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Cards;
import org.metaspo.proposal.Brief;

/** How the loops follow each other, where they end, and what the diary hears. */
class BilevelSearchTest {
    private static final Schedule SMALL = new Schedule(2, 2, 1, 2);

    @Test
    void innerAndOuterLoopTakeTurns() {
        World world = World.of(2, World.drawn(8));

        assertThat(world.search(Methods.METASPO, SMALL)).isEqualTo(Method.End.COMPLETED);
        assertThat(world.blocks)
                .containsExactly(
                        "score start",
                        "propose inner/1/proposals",
                        "score inner/1",
                        "propose outer/1/proposals",
                        "score outer/1",
                        "propose inner/2/proposals",
                        "score inner/2",
                        "propose outer/2/proposals",
                        "score outer/2");
        assertThat(world.states).as("the start and each loop are decisions").hasSize(5);
    }

    @Test
    void theSameSeedGivesTheSameSearch() {
        World world = World.of(3, World.drawn(8));
        World again = World.of(3, World.drawn(8));
        world.search(Methods.METASPO, SMALL);
        again.search(Methods.METASPO, SMALL);

        assertThat(again.records).isEqualTo(world.records);
        assertThat(again.states).isEqualTo(world.states);
    }

    @Test
    void nothingToLearnFromEndsTheSearchAtOnce() {
        World world = World.of(2, pairing -> "++++");

        assertThat(world.search(Methods.METASPO, SMALL)).isEqualTo(Method.End.SATURATED);
        assertThat(world.blocks).containsExactly("score start");
        assertThat(world.last().incumbent().text()).isEqualTo(World.START);
    }

    @Test
    void itemsWithoutAnAnswerAreNothingToLearnFrom() {
        World world = World.of(1, pairing -> "+++?");

        assertThat(world.search(Methods.METASPO, SMALL)).isEqualTo(Method.End.SATURATED);
    }

    @Test
    void saturationAfterTheInnerLoopSparesTheOuterOne() {
        World world = World.of(1, pairing -> pairing.userPrompt().template().startsWith("inner") ? "++++" : "+++-");

        assertThat(world.search(Methods.METASPO, SMALL)).isEqualTo(Method.End.SATURATED);
        assertThat(world.blocks).doesNotContain("score outer/1");
    }

    /** Nothing was cut short, so nothing ended early. */
    @Test
    void saturationByTheLastCandidatesIsCompletion() {
        World world = World.of(1, pairing -> pairing.systemPrompt().text().startsWith("outer/2") ? "++++" : "+++-");

        assertThat(world.search(Methods.METASPO, SMALL)).isEqualTo(Method.End.COMPLETED);
        assertThat(world.last().isSaturated()).isTrue();
    }

    @Test
    void aFixedUserPromptTakesPartInTheOuterLoopOnly() {
        World world = new World(List.of(Cards.task("csv", true)), World.drawn(8), World::named);

        world.search(Methods.METASPO, SMALL);

        assertThat(world.blocks)
                .containsExactly(
                        "score start",
                        "propose outer/1/proposals",
                        "score outer/1",
                        "propose outer/2/proposals",
                        "score outer/2");
        assertThat(world.kept(0)).hasSize(1);
    }

    @Test
    void theOuterLoopAloneIsTwiceAsLong() {
        World world = World.of(1, World.drawn(8));

        world.search(Methods.OUTER_LOOP, SMALL);

        assertThat(world.systemBriefs())
                .extracting(Brief::place)
                .containsExactly(
                        "outer/1/candidate/1",
                        "outer/1/candidate/2",
                        "outer/2/candidate/1",
                        "outer/2/candidate/2",
                        "outer/3/candidate/1",
                        "outer/3/candidate/2",
                        "outer/4/candidate/1",
                        "outer/4/candidate/2");
    }

    @Test
    void theDiaryHearsWhereEveryPromptComesFrom() {
        World world =
                World.of(1, pairing -> pairing.systemPrompt().text().equals("outer/1/candidate/2") ? "+++-" : "++--");
        world.search(Methods.METASPO, SMALL);

        CandidateRecord start = world.record("start");
        assertThat(start.parent()).isNull();
        assertThat(start.kind()).isEqualTo("system");
        assertThat(start.kept()).isTrue();
        CandidateRecord user = world.record("inner/1/task0/candidate/1");
        assertThat(user.kind()).isEqualTo("user");
        assertThat(user.task()).isEqualTo("task0");
        assertThat(user.parent()).isEqualTo("start/task0");
        assertThat(user.analysis()).isEqualTo("because");
        assertThat(user.shown()).containsExactlyInAnyOrder("task0/2", "task0/3");
        CandidateRecord system = world.record("outer/2/candidate/1");
        assertThat(system.task()).isNull();
        assertThat(system.parent()).isEqualTo("outer/1/candidate/2");
        assertThat(system.shown()).containsExactly("task0/3");
        assertThat(system.cards()).as("one for each kept user prompt").hasSize(2);
        assertThat(world.records).extracting(CandidateRecord::place).doesNotHaveDuplicates();
    }

    @Test
    void otherMethodsAreUnknown() {
        assertThatIllegalArgumentException().isThrownBy(() -> Methods.of("metapso", SMALL));
    }
}
