package org.metaspo.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Cards;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.Evidence;

/** Proposals from demonstrations, then paraphrases of the best: per task, user prompts only. */
class ApeTest {
    private static final String PARENT = Cards.task("any").initialUserPrompt().template();

    private static Schedule sizes(int candidates, int kept) {
        return new Schedule(1, 1, candidates, kept);
    }

    /** The i-th proposal of a round for the first task. */
    private static String child(int round, int i) {
        return "inner/" + round + "/task0/candidate/" + i + " {question}";
    }

    private static World world(Map<String, String> marks) {
        return World.of(1, pairing -> marks.getOrDefault(pairing.userPrompt().template(), "------------"));
    }

    @Test
    void twoRoundsOfWhichTheBestPromptIsLeft() {
        World world = world(Map.of(
                PARENT,
                "++----------",
                child(1, 2),
                "+++---------",
                child(1, 3),
                "++++--------",
                child(2, 4),
                "+++++-------"));

        assertThat(world.search(Methods.APE, sizes(3, 2))).isEqualTo(Method.End.COMPLETED);

        assertThat(world.blocks)
                .containsExactly(
                        "score start",
                        "propose inner/1/proposals",
                        "score inner/1",
                        "propose inner/2/proposals",
                        "score inner/2");
        assertThat(world.kept(0)).containsExactly(child(2, 4));
        assertThat(world.last().incumbent().text()).isEqualTo(World.START);
        assertThat(world.record("inner/2/task0/candidate/4").parent()).isEqualTo("inner/1/task0/candidate/2");
    }

    @Test
    void proposalsRestOnTenQuestionsWithTheirAnswersDrawnForEach() {
        World world = world(Map.of(PARENT, "++----------"));
        world.search(Methods.APE, sizes(4, 1));

        List<Brief.OfUserPrompt> first = world.userBriefs().subList(0, 4);
        assertThat(first).allSatisfy(brief -> {
            assertThat(brief.evidence()).isInstanceOf(Evidence.Demonstrated.class);
            assertThat(brief.evidence().shown()).hasSize(10).doesNotHaveDuplicates();
        });
        assertThat(first.stream().map(brief -> brief.evidence().shown()).distinct())
                .hasSizeGreaterThan(1);
        CandidateRecord record = world.record("inner/1/task0/candidate/1");
        assertThat(record.method()).isEqualTo("demonstrations");
        assertThat(record.parent()).as("made from no prompt").isNull();
        assertThat(record.shown()).hasSize(10);
    }

    @Test
    void eachOfTheBestIsSaidInOtherWords() {
        World world = world(Map.of(PARENT, "++----------", child(1, 1), "+++---------"));
        world.search(Methods.APE, sizes(2, 2));

        assertThat(world.userBriefs().subList(2, 6))
                .allSatisfy(brief -> assertThat(brief.evidence()).isEqualTo(new Evidence.Reworded()));
        assertThat(world.userBriefs().subList(2, 6))
                .extracting(brief -> brief.parent().template())
                .containsExactly(child(1, 1), child(1, 1), PARENT, PARENT);
        assertThat(world.record("inner/2/task0/candidate/3").method()).isEqualTo("paraphrase");
    }

    @Test
    void tiesGoToTheEarlier() {
        World world = World.of(1, pairing -> "+---");
        world.search(Methods.APE, sizes(3, 3));

        assertThat(world.kept(0)).containsExactly(PARENT);
    }

    @Test
    void aSaturatedTaskIsLeftAsItIs() {
        World world = World.of(2, pairing -> pairing.task().name().equals("task0") ? "++++" : "+---");
        world.search(Methods.APE, sizes(2, 2));

        assertThat(world.userBriefs()).extracting(brief -> brief.task().name()).containsOnly("task1");
    }
}
