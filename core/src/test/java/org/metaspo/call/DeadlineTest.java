package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metaspo.call.Questions.ask;
import static org.metaspo.call.Questions.paid;
import static org.metaspo.call.Questions.request;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.metaspo.model.PassingFaultException;

@Timeout(20)
class DeadlineTest {
    private static final Duration SOON = Duration.ofMillis(20);

    @Test
    void anAnswerInTimePasses() throws InterruptedException {
        Deadline deadline = new Deadline(Duration.ofMinutes(1), (identity, request) -> paid("answer"));
        assertThat(ask(deadline, request("Well?"))).isEqualTo(paid("answer"));
    }

    @Test
    void whatHangsIsCutAndIsAPassingFault() {
        Deadline deadline = new Deadline(SOON, (identity, request) -> {
            new CountDownLatch(1).await();
            return paid("never");
        });
        assertThatThrownBy(() -> ask(deadline, request("Well?")))
                .isInstanceOfSatisfying(PassingFaultException.class, fault -> {
                    assertThat(fault.status()).isZero();
                    assertThat(fault.retryAfter()).isNull();
                })
                .hasMessage("No complete answer within 0.02 s.");
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void anInterruptOfSomebodyElseIsNoFault() {
        Thread me = Thread.currentThread();
        Deadline deadline = new Deadline(Duration.ofMinutes(1), (identity, request) -> {
            me.interrupt();
            new CountDownLatch(1).await();
            return paid("never");
        });
        assertThatThrownBy(() -> ask(deadline, request("Well?"))).isInstanceOf(InterruptedException.class);
    }

    @Test
    void anAnswerThatCameWithTheCutIsKept() throws InterruptedException {
        Deadline deadline = new Deadline(SOON, (identity, request) -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            return paid("just in time");
        });
        assertThat(ask(deadline, request("Well?"))).isEqualTo(paid("just in time"));
        assertThat(Thread.interrupted())
                .as("the cut is not meant for what follows")
                .isFalse();
    }

    /** Answers that arrive at about the deadline: whoever wins, no interrupt is left over. */
    @Test
    void noCutFallsAfterTheAttempt() throws Exception {
        Duration timeout = Duration.ofMillis(2);
        Deadline deadline = new Deadline(timeout, (identity, request) -> {
            LockSupport.parkNanos(
                    timeout.toNanos() + ThreadLocalRandom.current().nextLong(-400_000, 400_000));
            return paid("about then");
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var races = IntStream.range(0, 600)
                    .mapToObj(i -> threads.submit(() -> {
                        ask(deadline, request("Well?"));
                        boolean left = Thread.interrupted();
                        LockSupport.parkNanos(3_000_000);
                        return left || Thread.interrupted();
                    }))
                    .toList();
            for (Future<Boolean> race : races) {
                assertThat(race.get()).isFalse();
            }
        }
    }
}
