package org.metaspo.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.metaspo.evaluation.Cards;
import org.metaspo.evaluation.Scored;
import org.metaspo.proposal.Brief;
import org.metaspo.proposal.Failures;
import org.metaspo.proposal.Proposal;
import org.metaspo.proposal.Rejection;

class OuterLoopTest {
    private static Schedule once(int systemCandidates) {
        return new Schedule(1, systemCandidates, 0, 1);
    }

    /** Marks by system prompt, the same for every task. */
    private static World world(int tasks, Map<String, String> marks) {
        return World.of(
                tasks,
                pairing -> marks.getOrDefault(
                        pairing.systemPrompt().text().replace("outer/1/candidate/", ""), "--------"));
    }

    private static List<String> order(Brief.OfSystemPrompt brief) {
        return brief.failures().stream().map(failures -> failures.task().name()).toList();
    }

    @Test
    void onlyAStrictlyHigherMeanReplacesTheIncumbentOfThatMoment() {
        World world = world(
                1,
                Map.of(
                        World.START,
                        "++------",
                        "1",
                        "++------", // as good as the start
                        "2",
                        "++++----", // better
                        "3",
                        "+++-----", // better than the start, not than 2
                        "4",
                        "----++++", // as good as 2
                        "5",
                        "+++++---", // better
                        "6",
                        "++++----"));

        world.search(Methods.METASPO, once(6));

        assertThat(world.records)
                .filteredOn(record -> record.place().startsWith("outer"))
                .extracting(CandidateRecord::kept)
                .containsExactly(false, true, false, false, true, false);
        assertThat(world.last().incumbent().text()).isEqualTo("outer/1/candidate/5");
    }

    @Test
    void meansOverTasksAreComparedExactly() {
        Map<String, String> incumbent = Map.of("task0", "+++-------", "task1", "----------", "task2", "----------");
        Map<String, String> candidate = Map.of("task0", "+---------", "task1", "++--------", "task2", "----------");
        World world = World.of(
                3,
                pairing -> (pairing.systemPrompt().text().equals(World.START) ? incumbent : candidate)
                        .getOrDefault(pairing.task().name(), ""));

        world.search(Methods.METASPO, once(1));

        assertThat(world.last().incumbent().text()).as("0.1 + 0.2 is 0.3").isEqualTo(World.START);
    }

    @Test
    void allCandidatesAreWrittenFromOneStateBeforeAnyIsScored() {
        World world = world(2, Map.of(World.START, "++------", "1", "+++-----", "2", "++++----"));

        world.search(Methods.METASPO, once(4));

        assertThat(world.blocks).containsExactly("score start", "propose outer/1/proposals", "score outer/1");
        assertThat(world.systemBriefs())
                .hasSize(4)
                .allMatch(brief -> brief.parent().text().equals(World.START));
    }

    @Test
    void twoFailuresOfEachTasksBestUserPromptDrawnAnewForEachCandidate() {
        World world = world(3, Map.of(World.START, "++------"));

        world.search(Methods.METASPO, once(8));

        assertThat(world.systemBriefs())
                .allSatisfy(brief -> assertThat(brief.failures()).hasSize(3).allSatisfy(failures -> {
                    assertThat(failures.items()).hasSize(2).allMatch(Scored::isFailure);
                    assertThat(failures.userPrompt()).isEqualTo(failures.task().initialUserPrompt());
                }));
        Set<List<Failures>> draws = world.systemBriefs().stream()
                .map(Brief.OfSystemPrompt::failures)
                .collect(Collectors.toSet());
        assertThat(draws).hasSize(8);
    }

    @Test
    void tasksStandInAnOrderThatTheSeedDraws() {
        Map<String, String> marks = Map.of(World.START, "++------");
        World world = world(4, marks);
        World again = world(4, marks);
        World other = world(4, marks);
        world.search(Methods.METASPO, once(8), 1);
        again.search(Methods.METASPO, once(8), 1);
        other.search(Methods.METASPO, once(8), 2);

        assertThat(world.systemBriefs()).isEqualTo(again.systemBriefs()).isNotEqualTo(other.systemBriefs());
        assertThat(world.systemBriefs())
                .allSatisfy(brief ->
                        assertThat(order(brief)).containsExactlyInAnyOrder("task0", "task1", "task2", "task3"));
        assertThat(world.systemBriefs().stream().map(OuterLoopTest::order).distinct())
                .hasSizeGreaterThan(3);
    }

    @Test
    void aSaturatedTaskShowsNoFailures() {
        World world = World.of(2, pairing -> pairing.task().name().equals("task0") ? "++++" : "+++-");

        world.search(Methods.METASPO, once(2));

        assertThat(world.systemBriefs()).allSatisfy(brief -> {
            assertThat(order(brief)).containsExactly("task1");
            assertThat(brief.failures().getFirst().items()).hasSize(1);
        });
        assertThat(world.scored).extracting(pairing -> pairing.task().name()).contains("task0");
    }

    /** Under the new system prompt the child does better than its parent; under the old one it was the reverse. */
    @Test
    void acceptanceReRanksTheUserPrompts() {
        String parent = Cards.task("any").initialUserPrompt().template();
        String child = "inner/1/task0/candidate/1 {question}";
        Map<String, String> underStart = Map.of(parent, "++------", child, "+-------");
        Map<String, String> underNew = Map.of(parent, "+++-----", child, "++++----");
        World world = World.of(
                1,
                pairing -> (pairing.systemPrompt().text().equals(World.START) ? underStart : underNew)
                        .getOrDefault(pairing.userPrompt().template(), "--------"));

        world.search(Methods.METASPO, new Schedule(2, 1, 1, 2));

        assertThat(world.states
                        .get(1)
                        .pools()
                        .getFirst()
                        .best()
                        .pairing()
                        .userPrompt()
                        .template())
                .isEqualTo(parent);
        assertThat(world.states
                        .get(2)
                        .pools()
                        .getFirst()
                        .best()
                        .pairing()
                        .userPrompt()
                        .template())
                .isEqualTo(child);
        Brief.OfUserPrompt next = world.userBriefs().getLast();
        assertThat(next.parent().template()).isEqualTo(child);
        assertThat(next.failures().getFirst().items())
                .extracting(item -> item.example().id())
                .allMatch(
                        id -> Set.of("task0/4", "task0/5", "task0/6", "task0/7").contains(id));
    }

    @Test
    void withoutAcceptanceOldScoresStayAndNothingIsScoredAgain() {
        World world = world(1, Map.of(World.START, "++------"));

        world.search(Methods.METASPO, new Schedule(2, 1, 0, 1));

        assertThat(world.last().cards()).isEqualTo(world.states.getFirst().cards());
        assertThat(world.evaluations).isEqualTo(3 * 8);
    }

    @Test
    void aProposalWithoutAValidTextIsRecordedAndNotScored() {
        World world = new World(
                World.tasks(1),
                pairing -> pairing.systemPrompt().text().endsWith("2") ? "++--" : "+---",
                brief -> brief.place().endsWith("/1")
                        ? new Proposal(null, "", List.of(Rejection.TAGS))
                        : World.named(brief));

        world.search(Methods.METASPO, once(2));

        assertThat(world.record("outer/1/candidate/1").text()).isNull();
        assertThat(world.record("outer/1/candidate/1").cards()).isEmpty();
        assertThat(world.record("outer/1/candidate/2").kept()).isTrue();
        assertThat(world.evaluations).isEqualTo(8);
    }
}
