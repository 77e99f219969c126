package org.metaspo.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Cards;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scored;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.proposal.Brief;

/** A beam of user prompts, whose members have children from their failures. */
class ProTeGiTest {
    private static final String PARENT = Cards.task("any").initialUserPrompt().template();

    private static Schedule sizes(int rounds, int children, int beam) {
        return new Schedule(rounds, 1, children, beam);
    }

    private static String child(int round, int i) {
        return "inner/" + round + "/task0/candidate/" + i + " {question}";
    }

    private static World world(Map<String, String> marks) {
        return World.of(1, pairing -> marks.getOrDefault(pairing.userPrompt().template(), "--------"));
    }

    @Test
    void firstTheStartHasChildrenThenEveryMemberOfTheBeam() {
        World world = World.of(1, World.drawn(8));
        world.search(Methods.PROTEGI, sizes(7, 3, 3));

        assertThat(world.userBriefs()).hasSize(3 + 6 * 9);
        assertThat(world.userBriefs().subList(0, 3))
                .allMatch(brief -> brief.parent().template().equals(PARENT));
        assertThat(world.states).as("the start and each round are decisions").hasSize(8);
    }

    @Test
    void theBestOfBeamAndChildrenAreTheNextBeamTiesKeepTheElder() {
        World world = world(
                Map.of(PARENT, "++------", child(1, 1), "+-------", child(1, 2), "--++----", child(2, 1), "++++----"));
        world.search(Methods.PROTEGI, sizes(2, 2, 2));

        assertThat(world.states.get(1).pools().getFirst().cards())
                .extracting(card -> card.pairing().userPrompt().template())
                .containsExactly(PARENT, child(1, 2));
        assertThat(world.kept(0)).containsExactly(child(2, 1), PARENT);
        assertThat(world.record("inner/2/task0/candidate/3").parent()).isEqualTo("inner/1/task0/candidate/2");
    }

    @Test
    void childrenAreWrittenFromThreeFailuresOfTheirOwnParent() {
        World world = world(Map.of(PARENT, "++------", child(1, 1), "---+++++"));
        world.search(Methods.PROTEGI, sizes(2, 1, 2));

        Brief.OfUserPrompt ofChild = world.userBriefs().get(1);
        assertThat(ofChild.parent().template()).isEqualTo(child(1, 1));
        assertThat(ofChild.failures().getFirst().items())
                .hasSize(3)
                .allMatch(Scored::isFailure)
                .extracting(item -> item.example().id())
                .containsExactlyInAnyOrder("task0/0", "task0/1", "task0/2");
    }

    @Test
    void everyDifferentPromptThatWasEverInABeamIsTestedTheStartToo() {
        World world = World.of(2, World.drawn(12));
        world.search(Methods.PROTEGI, sizes(5, 3, 2));

        for (int task = 0; task < 2; task++) {
            int index = task;
            Set<UserPrompt> everInABeam = world.states.stream()
                    .flatMap(state -> state.pools().get(index).cards().stream())
                    .map(card -> card.pairing().userPrompt())
                    .collect(Collectors.toSet());
            assertThat(world.last().pools().get(task).survivors())
                    .extracting(Pairing::userPrompt)
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(everInABeam)
                    .contains(new UserPrompt(PARENT));
            assertThat(world.last().pools().get(task).survivors().getFirst())
                    .as("the candidate comes first")
                    .isEqualTo(world.last().pools().get(task).best().pairing());
        }
    }

    @Test
    void theSystemPromptStaysAndSaturationEndsTheSearch() {
        World world = World.of(2, pairing -> pairing.userPrompt().template().startsWith("inner/2") ? "++++" : "+++-");

        assertThat(world.search(Methods.PROTEGI, sizes(5, 1, 1))).isEqualTo(Method.End.SATURATED);
        assertThat(world.blocks).endsWith("score inner/2");
        assertThat(world.scored)
                .allMatch(pairing -> pairing.systemPrompt().text().equals(World.START));
        assertThat(world.systemBriefs()).isEmpty();
    }
}
