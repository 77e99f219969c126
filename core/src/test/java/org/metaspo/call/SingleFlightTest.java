package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metaspo.call.Questions.ask;
import static org.metaspo.call.Questions.overloaded;
import static org.metaspo.call.Questions.paid;
import static org.metaspo.call.Questions.request;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.metaspo.call.Exchange.Paid;
import org.metaspo.model.PassingFaultException;

@Timeout(20)
class SingleFlightTest {
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void equalRequestsAtTheSameTimeGoOutOnce() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Exchange flight = new SingleFlight((identity, request) -> {
            sent.incrementAndGet();
            asked.countDown();
            release.await();
            return paid("one");
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Paid> first = threads.submit(() -> ask(flight, request("Same?")));
            asked.await();
            Future<Paid> second = threads.submit(() -> ask(flight, request("Same?")));
            release.countDown();
            assertThat(first.get().answer()).isEqualTo(second.get().answer());
        }
        assertThat(sent.get()).isBetween(1, 2); // the second may come when the first has landed
    }

    @Test
    void differentRequestsDoNotWaitForEachOther() throws Exception {
        CountDownLatch both = new CountDownLatch(2);
        Exchange flight = new SingleFlight((identity, request) -> {
            both.countDown();
            both.await();
            return paid("met");
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Paid> one = threads.submit(() -> ask(flight, request("One?")));
            Future<Paid> two = threads.submit(() -> ask(flight, request("Two?")));
            assertThat(one.get()).isEqualTo(two.get());
        }
    }

    @Test
    void whoWaitedForAFailureTriesAgain() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Exchange flight = new SingleFlight((identity, request) -> {
            if (sent.incrementAndGet() == 1) {
                asked.countDown();
                release.await();
                throw overloaded();
            }
            return paid("second try");
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Paid> first = threads.submit(() -> ask(flight, request("Same?")));
            asked.await();
            Future<Paid> second = threads.submit(() -> ask(flight, request("Same?")));
            release.countDown();
            assertThatThrownBy(first::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(PassingFaultException.class);
            assertThat(second.get().answer().text()).isEqualTo("second try");
        }
    }

    @Test
    void afterLandingTheWayIsFree() throws InterruptedException {
        Exchange flight = new SingleFlight((identity, request) -> paid("answer " + sent.incrementAndGet()));
        assertThat(ask(flight, request("Same?")).answer().text()).isEqualTo("answer 1");
        assertThat(ask(flight, request("Same?")).answer().text()).isEqualTo("answer 2");
    }
}
