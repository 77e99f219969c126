package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.metaspo.journal.Spending;
import org.metaspo.model.Role;

/** Any number of threads, any worst cases, anything at or below them really spent. */
class BudgetPropertyTest {
    private static final int MOST_TOKENS = 50;

    /** An attempt: what it may cost at worst, and what it comes to. */
    private record Attempt(Role role, Spending worst, Spending actual) {}

    @Property(tries = 30)
    void noCapIsEverPassedAndNobodyWaitsForEver(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 24) int threads,
            @ForAll @LongRange(min = 1, max = 120) long calls,
            @ForAll @LongRange(min = 1, max = 3000) long tokens,
            @ForAll @LongRange(min = 1, max = 60) long taskCalls) {
        Caps caps = new Caps(
                calls,
                tokens,
                BigDecimal.valueOf(tokens, 3),
                Map.of(Role.TASK, new Caps(taskCalls, null, null, Map.of())));
        Budget budget = new Budget(caps, Map.of());
        AtomicInteger taskAttempts = new AtomicInteger();
        List<Attempt> refused = new ArrayList<>();
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            List<Future<Boolean>> done = new ArrayList<>();
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int thread = 0; thread < threads; thread++) {
                    Random random = new Random(seed + thread);
                    done.add(pool.submit(() -> {
                        work(budget, random, taskAttempts, refused);
                        return true;
                    }));
                }
            }
            for (Future<Boolean> work : done) {
                assertThat(work.get()).isTrue();
            }
        });
        Spending spent = budget.spent();
        assertThat(spent.attempts()).isLessThanOrEqualTo(calls);
        assertThat(spent.tokens()).isLessThanOrEqualTo(tokens);
        assertThat(spent.usd()).isLessThanOrEqualTo(caps.usd());
        assertThat((long) taskAttempts.get()).isLessThanOrEqualTo(taskCalls);
        assertThat(refused)
                .as("only what does not fit with nothing in flight is refused; spending never shrinks")
                .allSatisfy(attempt -> assertThat(fits(caps, budget, attempt, taskAttempts.get()))
                        .isFalse());
    }

    private static boolean fits(Caps caps, Budget budget, Attempt attempt, int taskAttempts) {
        Spending then = budget.spent().plus(attempt.worst);
        Caps task = caps.roles().getOrDefault(Role.TASK, Caps.NONE);
        return atMost(then.attempts(), caps.calls())
                && atMost(then.tokens(), caps.tokens())
                && (attempt.role != Role.TASK || atMost(taskAttempts + 1L, task.calls()));
    }

    private static boolean atMost(long amount, @Nullable Long cap) {
        return cap == null || amount <= cap;
    }

    private static void work(Budget budget, Random random, AtomicInteger taskAttempts, List<Attempt> refused)
            throws InterruptedException {
        for (int i = 0; i < 12; i++) {
            Attempt attempt = attempt(random);
            try {
                budget.hold(attempt.role, attempt.worst);
            } catch (RunStoppedException stop) {
                synchronized (refused) {
                    refused.add(attempt);
                }
                continue;
            }
            LockSupport.parkNanos(1); // lets others in between
            taskAttempts.addAndGet(attempt.role == Role.TASK ? (int) attempt.actual.attempts() : 0);
            budget.settle(attempt.role, attempt.worst, attempt.actual);
        }
    }

    private static Attempt attempt(Random random) {
        long worst = 1L + random.nextInt(MOST_TOKENS);
        long actual = random.nextLong(worst + 1);
        boolean sent = random.nextInt(10) > 0;
        Role role = random.nextBoolean() ? Role.TASK : Role.OPTIMIZER;
        return new Attempt(
                role,
                new Spending(1, worst, BigDecimal.valueOf(worst, 3)),
                sent ? new Spending(1, actual, BigDecimal.valueOf(actual, 3)) : Spending.NONE);
    }
}
