package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.metaspo.call.RunStoppedException.Kind;
import org.metaspo.journal.Spending;
import org.metaspo.model.Role;

@Timeout(20)
class BudgetTest {
    private static Caps caps(@Nullable Long calls, @Nullable Long tokens, @Nullable String usd) {
        return new Caps(calls, tokens, usd == null ? null : new BigDecimal(usd), Map.of());
    }

    private static Spending spending(long attempts, long tokens, String usd) {
        return new Spending(attempts, tokens, new BigDecimal(usd));
    }

    @Test
    void eachCapIsKeptToItsLastUnit() throws InterruptedException {
        assertCap(caps(2L, null, null), spending(2, 999, "9"), spending(1, 0, "0"), "budget.calls = 2");
        assertCap(caps(null, 100L, null), spending(9, 100, "9"), spending(1, 1, "0"), "budget.tokens = 100");
        assertCap(caps(null, null, "0.50"), spending(9, 999, "0.5"), spending(1, 0, "0.0001"), "budget.usd = 0.50");
        Caps ofRole = new Caps(9L, null, null, Map.of(Role.TASK, caps(2L, null, null)));
        assertCap(ofRole, spending(2, 0, "0"), spending(1, 0, "0"), "budget.roles.task.calls = 2");
    }

    private static void assertCap(Caps caps, Spending fits, Spending tooMuch, String named)
            throws InterruptedException {
        Budget budget = new Budget(caps, Map.of());
        budget.hold(Role.TASK, fits);
        budget.settle(Role.TASK, fits, fits);
        assertThat(budget.spent()).isEqualTo(fits);
        assertThatThrownBy(() -> budget.hold(Role.TASK, tooMuch))
                .isInstanceOfSatisfying(RunStoppedException.class, stop -> {
                    assertThat(stop.kind()).isEqualTo(Kind.BUDGET);
                    assertThat(stop.reason()).isEqualTo(named + " is used up");
                });
        assertThat(budget.exceeded(Map.of(Role.TASK, tooMuch))).isEqualTo(named);
    }

    @Test
    void earlierProcessesCount() {
        Budget budget = new Budget(
                caps(5L, null, null), Map.of(Role.TASK, spending(3, 0, "0"), Role.JUDGE, spending(2, 0, "0")));
        assertThatThrownBy(() -> budget.hold(Role.OPTIMIZER, spending(1, 0, "0")))
                .isInstanceOf(RunStoppedException.class);
    }

    @Test
    void aRolesCapDoesNotConcernOtherRoles() throws InterruptedException {
        Budget budget = new Budget(new Caps(null, null, null, Map.of(Role.TASK, caps(1L, null, null))), Map.of());
        budget.hold(Role.OPTIMIZER, spending(7, 0, "0"));
        budget.hold(Role.TASK, spending(1, 0, "0"));
        assertThat(budget.isCapped()).isTrue();
        assertThat(new Budget(Caps.NONE, Map.of()).isCapped()).isFalse();
    }

    @Test
    void whatDoesNotFitBesideTheOthersWaitsForThem() throws Exception {
        Budget budget = new Budget(caps(null, 100L, null), Map.of());
        Spending worst = spending(1, 80, "0");
        budget.hold(Role.TASK, worst);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> second = threads.submit(() -> {
                budget.hold(Role.TASK, worst);
                return true;
            });
            assertThat(second).isNotDone();
            budget.settle(Role.TASK, worst, spending(1, 20, "0"));
            assertThat(second.get()).isTrue();
        }
    }

    @Test
    void whoWaitsIsStoppedOnceItCannotFitAnyMore() throws Exception {
        Budget budget = new Budget(caps(null, 100L, null), Map.of());
        Spending worst = spending(1, 80, "0");
        budget.hold(Role.TASK, worst);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var second = threads.submit(() -> {
                budget.hold(Role.TASK, worst);
                return true;
            });
            budget.settle(Role.TASK, worst, spending(1, 21, "0"));
            assertThatThrownBy(second::get).hasCauseInstanceOf(RunStoppedException.class);
        }
    }

    /** A clock that is set by hand, and a budget that reads it. */
    private static final class Timed {
        private final AtomicLong nanos = new AtomicLong();
        private final Budget budget;

        Timed(Caps caps, Worked before) {
            budget = new Budget(caps, Map.of(), before, nanos::get);
        }

        void call(Role role, int seconds) throws InterruptedException {
            budget.hold(role, spending(1, 0, "0"));
            pass(seconds);
            budget.settle(role, spending(1, 0, "0"), spending(1, 0, "0"));
        }

        void pass(int seconds) {
            nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
        }
    }

    private static Caps minutes(String minutes, Map<Role, Caps> roles) {
        return new Caps(null, null, null, new BigDecimal(minutes), roles);
    }

    @Test
    void afterTheLastMinuteNothingNewGoesOut() throws InterruptedException {
        Timed timed = new Timed(minutes("2", Map.of()), Worked.NOTHING);
        timed.call(Role.TASK, 30);
        timed.budget.requireTime(Role.TASK);
        assertThat(timed.budget.timeLeft(Role.TASK)).isEqualTo(Duration.ofSeconds(90));
        timed.pass(90);
        assertThatThrownBy(() -> timed.budget.requireTime(Role.OPTIMIZER))
                .isInstanceOf(RunStoppedException.class)
                .hasMessage("budget.minutes = 2 is used up");
        assertThatThrownBy(() -> timed.budget.hold(Role.TASK, spending(1, 0, "0")))
                .hasMessage("budget.minutes = 2 is used up");
    }

    @Test
    void earlierProcessesHaveUsedTimeToo() {
        Worked before = new Worked(Duration.ofSeconds(50), Map.of(Role.TASK, Duration.ofSeconds(20)));
        Timed timed = new Timed(minutes("1", Map.of()), before);
        timed.pass(4);
        assertThat(timed.budget.timeLeft(Role.TASK)).isEqualTo(Duration.ofSeconds(6));
        assertThat(timed.budget.worked())
                .isEqualTo(new Worked(
                        Duration.ofSeconds(54),
                        Map.of(
                                Role.TASK,
                                Duration.ofSeconds(20),
                                Role.OPTIMIZER,
                                Duration.ZERO,
                                Role.JUDGE,
                                Duration.ZERO)));
    }

    @Test
    void aRolesMinutesAreThoseInWhichItsCallsAreUnderWay() throws InterruptedException {
        Map<Role, Caps> optimizer = Map.of(Role.OPTIMIZER, minutes("1", Map.of()));
        Timed timed = new Timed(new Caps(null, null, null, null, optimizer), Worked.NOTHING);
        Spending call = spending(1, 0, "0");
        timed.call(Role.TASK, 600);
        timed.budget.hold(Role.OPTIMIZER, call);
        timed.budget.hold(Role.OPTIMIZER, call);
        timed.pass(20);
        timed.budget.settle(Role.OPTIMIZER, call, call);
        timed.pass(10);
        assertThat(timed.budget.timeLeft(Role.OPTIMIZER)).isEqualTo(Duration.ofSeconds(30));
        timed.pass(30);
        assertThatThrownBy(() -> timed.budget.requireTime(Role.OPTIMIZER))
                .hasMessage("budget.roles.optimizer.minutes = 1 is used up");
        timed.budget.requireTime(Role.TASK);
    }

    @Test
    void theTestsTimeIsKeptBackAsLongAsItsCallsTookSoFarAndHalfAsLong() throws InterruptedException {
        Timed timed = new Timed(minutes("1", Map.of()), Worked.NOTHING);
        timed.call(Role.TASK, 4);
        Map<Role, Spending> test = Map.of(Role.TASK, spending(5, 0, "0"));
        timed.budget.keepForTest(test);
        assertThat(timed.budget.timeLeft(Role.TASK)).isEqualTo(Duration.ofSeconds(60 - 4 - 30));
        timed.pass(26);
        assertThatThrownBy(() -> timed.budget.requireTime(Role.TASK)).isInstanceOf(RunStoppedException.class);
        timed.budget.keepForTest(Map.of());
        assertThat(timed.budget.exceeded(Map.of(Role.TASK, spending(4, 0, "0"))))
                .isNull();
        assertThat(timed.budget.exceeded(Map.of(Role.TASK, spending(6, 0, "0"))))
                .isEqualTo("budget.minutes = 1");
    }

    @Test
    void whatIsKeptForTheTestIsOutOfReachUntilItIsFreed() throws InterruptedException {
        Budget budget = new Budget(caps(10L, null, null), Map.of());
        budget.keepForTest(Map.of(Role.TASK, spending(7, 0, "0")));
        budget.hold(Role.TASK, spending(3, 0, "0"));
        budget.settle(Role.TASK, spending(3, 0, "0"), spending(3, 0, "0"));
        for (Role role : Role.values()) {
            assertThatThrownBy(() -> budget.hold(role, spending(1, 0, "0"))).isInstanceOf(RunStoppedException.class);
        }
        budget.keepForTest(Map.of());
        assertThat(budget.exceeded(Map.of(Role.TASK, spending(7, 0, "0")))).isNull();
        assertThat(budget.exceeded(Map.of(Role.TASK, spending(8, 0, "0")))).isEqualTo("budget.calls = 10");
        budget.hold(Role.TASK, spending(7, 0, "0"));
    }
}
