package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CrewTest {
    private final StopSignal stop = new StopSignal();

    @Test
    void allIsDoneWhenItCloses() {
        AtomicInteger done = new AtomicInteger();
        try (Crew crew = new Crew(4, stop)) {
            for (int i = 0; i < 100; i++) {
                assertThat(crew.start(done::incrementAndGet)).isTrue();
            }
        }
        assertThat(done.get()).isEqualTo(100);
    }

    @Test
    void afterAFailureNothingNewStartsAndWhatRunsEnds() {
        CountDownLatch failed = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        Crew crew = new Crew(2, stop);
        crew.start(() -> {
            failed.await();
            done.incrementAndGet();
        });
        crew.start(() -> {
            throw new IllegalArgumentException("first");
        });
        // The one place that is free again is free because the failure is known.
        assertThat(crew.start(done::incrementAndGet)).isFalse();
        failed.countDown();
        assertThatThrownBy(crew::close).hasMessage("first");
        assertThat(done.get()).isEqualTo(1);
    }

    @Test
    void theFirstFailureIsTold() {
        CountDownLatch first = new CountDownLatch(1);
        Crew crew = new Crew(2, stop);
        crew.start(() -> {
            first.await();
            throw new IllegalArgumentException("second");
        });
        crew.start(() -> {
            throw new IllegalArgumentException("first");
        });
        assertThat(crew.start(() -> {})).isFalse();
        first.countDown();
        assertThatThrownBy(crew::close).hasMessage("first");
    }

    @Test
    void anErrorIsToldAsItIs() {
        Crew crew = new Crew(1, stop);
        crew.start(() -> {
            throw new StackOverflowError("too deep");
        });
        assertThatThrownBy(crew::close).isInstanceOf(StackOverflowError.class).hasMessage("too deep");
    }

    @Test
    void anInterruptOfTheRunsThreadAsksForAnOrderlyStop() {
        AtomicInteger done = new AtomicInteger();
        try (Crew crew = new Crew(1, stop)) {
            Thread me = Thread.currentThread();
            crew.start(() -> {
                me.interrupt();
                while (!stop.isAsked()) {
                    Thread.onSpinWait();
                }
                done.incrementAndGet();
            });
        }
        assertThat(done.get()).as("what was on the wire came home").isEqualTo(1);
        assertThat(Thread.interrupted()).isFalse();
        assertThatThrownBy(stop::check).hasMessageContaining("interrupted");
    }

    @Test
    void aFailureWakesThoseThatRestBetweenAttempts() {
        CountDownLatch resting = new CountDownLatch(1);
        Crew crew = new Crew(2, stop);
        crew.start(() -> {
            resting.countDown();
            stop.rest(Duration.ofHours(1));
        });
        crew.start(() -> {
            resting.await();
            throw new IllegalArgumentException("first");
        });
        assertThatThrownBy(crew::close).hasMessage("first");
    }
}
