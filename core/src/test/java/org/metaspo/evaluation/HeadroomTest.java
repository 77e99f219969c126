package org.metaspo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.metaspo.task.Task;

class HeadroomTest {
    private static Scorecard card(int right, int wrong) {
        return Cards.card("tea", "+".repeat(right) + "-".repeat(wrong));
    }

    @Test
    void nothingIsLeftWhereTheStartReachesWhatCanBeHopedFor() {
        Headroom headroom = Headroom.of(List.of(card(160, 40)), task -> 0.75);

        assertThat(headroom.low()).isBetween(0.73, 0.74);
        assertThat(headroom.points()).isEqualTo(0.75 - headroom.low());
        assertThat(headroom.leavesNothing()).isTrue();
    }

    @Test
    void fiftyRightLeaveRoomForSevenPoints() {
        Headroom headroom = Headroom.of(List.of(card(50, 0)));

        assertThat(headroom.failures()).isZero();
        assertThat(headroom.points()).isCloseTo(0.0713, within(0.0001));
        assertThat(headroom.leavesNothing()).isTrue();
    }

    @Test
    void severalTasksLeaveLessForTheirMean() {
        assertThat(Headroom.of(List.of(card(50, 0), card(50, 0), card(50, 0), card(50, 0)))
                        .points())
                .isCloseTo(0.0713 / 2, within(0.0001));
    }

    @Test
    void aFailureIsEnoughToLearnFromUnlessItemsAreMany() {
        assertThat(Headroom.of(List.of(card(49, 1))).leavesNothing()).isFalse();
        assertThat(Headroom.of(List.of(card(499, 1))).leavesNothing()).isTrue();
        assertThat(Headroom.of(List.of(card(490, 10))).leavesNothing()).isFalse();
    }

    @Test
    void nobodyCanGainWhatPeopleDoNotAgreeOn() {
        Scorecard plain = card(90, 10);
        Task task = plain.pairing().task();
        Task known =
                new Task(task.name(), task.instruction(), task.suffix(), false, task.format(), task.metric(), 0.85);
        Pairing pairing = new Pairing(
                known, plain.pairing().systemPrompt(), plain.pairing().userPrompt());
        Headroom headroom = Headroom.of(List.of(new Scorecard(pairing, plain.items())));

        // 90 of 100 may be as few as 82.6 %.
        assertThat(headroom.points()).isCloseTo(0.85 - 0.8256, within(0.0005));
        assertThat(headroom.leavesNothing()).isFalse();
        assertThat(Headroom.of(List.of(plain)).points()).isGreaterThan(0.17);
    }

    @Test
    void whatDoesNotCountSaysNothing() {
        Headroom unanswered = Headroom.of(List.of(Cards.card("tea", "???")));

        assertThat(unanswered.points()).isEqualTo(1);
        assertThat(unanswered.leavesNothing()).isFalse();
        assertThat(Headroom.of(List.of(Cards.card("tea", "++?-"))).n()).isEqualTo(3);
    }
}
