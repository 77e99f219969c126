package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final Fault FAULT = WireFault.RESET;

    private static ChatCall call(String user, int ordinal, int attempt) {
        ChatCall call = Calls.call("s", user);
        return new ChatCall(
                call.route(),
                call.model(),
                call.system(),
                call.users(),
                null,
                null,
                null,
                Choices.FREE,
                call.body(),
                call.digest(),
                ordinal,
                attempt);
    }

    private static List<Integer> ordinalsThatFail(FaultPlan plan) {
        return IntStream.rangeClosed(1, 9)
                .filter(ordinal -> plan.on(call("u", ordinal, 1)).isPresent())
                .boxed()
                .toList();
    }

    @Test
    void byArrival() {
        assertThat(ordinalsThatFail(FaultPlan.none())).isEmpty();
        assertThat(ordinalsThatFail(FaultPlan.first(2, FAULT))).containsExactly(1, 2);
        assertThat(ordinalsThatFail(FaultPlan.everyNth(4, FAULT))).containsExactly(4, 8);
        assertThat(ordinalsThatFail(FaultPlan.first(1, FAULT).or(FaultPlan.everyNth(5, FAULT))))
                .containsExactly(1, 5);
        assertThatThrownBy(() -> FaultPlan.everyNth(0, FAULT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void byAttempt() {
        FaultPlan plan = FaultPlan.firstAttempts(2, FAULT);
        assertThat(plan.on(call("u", 1, 2))).contains(FAULT);
        assertThat(plan.on(call("u", 1, 3))).isEmpty();
    }

    @Test
    void byTextAndModel() {
        FaultPlan plan = FaultPlan.forBodyContaining("poison", FAULT);
        assertThat(plan.on(call("a poisonous cup", 1, 9))).contains(FAULT);
        assertThat(plan.on(call("a cup", 1, 9))).isEmpty();
        assertThat(FaultPlan.forModel("m", plan).on(call("poison", 1, 1))).contains(FAULT);
        assertThat(FaultPlan.forModel("other", plan).on(call("poison", 1, 1))).isEmpty();
    }

    @Test
    void aShareFailsWhateverItsOrderAndPassesOnTheThirdAttempt() {
        FaultPlan plan = FaultPlan.share(0.3, 7, FAULT, BodyFault.CUT_JSON);
        List<Optional<Fault>> drawn = IntStream.range(0, 2000)
                .mapToObj(i -> plan.on(call("question " + i, i, 1)))
                .toList();
        List<Optional<Fault>> inAnotherOrder = IntStream.range(0, 2000)
                .mapToObj(i -> plan.on(call("question " + i, 5000 - i, 1)))
                .toList();

        assertThat(inAnotherOrder).isEqualTo(drawn);
        assertThat(drawn.stream().filter(Optional::isPresent).count() / 2000.0).isCloseTo(0.3, within(0.04));
        assertThat(drawn).contains(Optional.of(FAULT), Optional.of(BodyFault.CUT_JSON));
        assertThat(FaultPlan.share(1, 7, FAULT).on(call("u", 1, 2))).contains(FAULT);
        assertThat(FaultPlan.share(1, 7, FAULT).on(call("u", 1, 3))).isEmpty();
        assertThatThrownBy(() -> FaultPlan.share(30, 7, FAULT)).isInstanceOf(IllegalArgumentException.class);
    }
}
