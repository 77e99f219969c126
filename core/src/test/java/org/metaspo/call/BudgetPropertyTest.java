package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
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
            @ForAll @LongRange(min = 1, max = 60) long taskCalls,
            @ForAll @LongRange(min = 1, max = 2000) long taskTokens) {
        Caps caps = new Caps(
                calls,
                tokens,
                BigDecimal.valueOf(tokens, 3),
                Map.of(Role.TASK, new Caps(taskCalls, taskTokens, BigDecimal.valueOf(taskTokens, 3), Map.of())));
        Budget budget = new Budget(caps, Map.of());
        Map<Role, Spending> used = new ConcurrentHashMap<>();
        List<Attempt> refused = new ArrayList<>();
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            List<Future<Boolean>> done = new ArrayList<>();
            try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int thread = 0; thread < threads; thread++) {
                    Random random = new Random(seed + thread);
                    done.add(pool.submit(() -> {
                        work(budget, random, used, refused);
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
        Spending task = used.getOrDefault(Role.TASK, Spending.NONE);
        assertThat(task.attempts()).isLessThanOrEqualTo(taskCalls);
        assertThat(task.tokens()).isLessThanOrEqualTo(taskTokens);
        assertThat(refused)
                .as("only what does not fit with nothing in flight is refused; spending never shrinks")
                .allSatisfy(attempt ->
                        assertThat(fits(caps, budget.spent(), task, attempt)).isFalse());
    }

    private static boolean fits(Caps caps, Spending spent, Spending ofTask, Attempt attempt) {
        Caps task = caps.roles().getOrDefault(Role.TASK, Caps.NONE);
        return fits(caps, spent.plus(attempt.worst))
                && (attempt.role != Role.TASK || fits(task, ofTask.plus(attempt.worst)));
    }

    private static boolean fits(Caps caps, Spending spending) {
        return atMost(spending.attempts(), caps.calls())
                && atMost(spending.tokens(), caps.tokens())
                && (caps.usd() == null || spending.usd().compareTo(caps.usd()) <= 0);
    }

    /** Attempts of random lengths, some at the same time: none goes out after the time is up. */
    @Property(tries = 100)
    void nothingGoesOutAfterTheTime(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 20) int minutes,
            @ForAll @IntRange(min = 1, max = 20) int taskMinutes) {
        AtomicLong clock = new AtomicLong();
        Map<Role, Caps> roles = Map.of(Role.TASK, minutes(taskMinutes, Map.of()));
        Budget budget = new Budget(minutes(minutes, roles), Map.of(), Worked.NOTHING, clock::get);
        Random random = new Random(seed);
        Spending one = new Spending(1, 0, BigDecimal.ZERO);
        List<Role> out = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Role role = random.nextBoolean() ? Role.TASK : Role.OPTIMIZER;
            Worked worked = budget.worked();
            try {
                budget.hold(role, one);
                out.add(role);
                assertThat(worked.whole()).isLessThan(Duration.ofMinutes(minutes));
                assertThat(role == Role.TASK ? worked.of(role) : Duration.ZERO)
                        .isLessThan(Duration.ofMinutes(taskMinutes));
            } catch (RunStoppedException | InterruptedException stop) {
                assertThat(stop).isInstanceOf(RunStoppedException.class).hasMessageContaining("minutes = ");
            }
            clock.addAndGet(Duration.ofSeconds(random.nextInt(20)).toNanos());
            if (!out.isEmpty() && random.nextBoolean()) {
                budget.settle(out.removeLast(), one, one);
            }
        }
    }

    private static Caps minutes(int minutes, Map<Role, Caps> roles) {
        return new Caps(null, null, null, BigDecimal.valueOf(minutes), roles);
    }

    private static boolean atMost(long amount, @Nullable Long cap) {
        return cap == null || amount <= cap;
    }

    private static void work(Budget budget, Random random, Map<Role, Spending> used, List<Attempt> refused)
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
            used.merge(attempt.role, attempt.actual, Spending::plus);
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
