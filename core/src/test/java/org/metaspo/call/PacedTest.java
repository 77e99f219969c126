package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.metaspo.call.Questions.ask;
import static org.metaspo.call.Questions.paid;
import static org.metaspo.call.Questions.request;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.metaspo.call.Exchange.Paid;

@Timeout(20)
class PacedTest {
    private final StopSignal stop = new StopSignal();

    @Test
    void noMoreThanThePermitsAreOnTheWire() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        Exchange paced = paced(3, (identity, request) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            three.countDown();
            three.await(); // three must meet, or nobody goes on
            now.decrementAndGet();
            return paid("answer");
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Paid>> all = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                all.add(threads.submit(() -> askAndKeep(paced)));
            }
            for (Future<Paid> one : all) {
                assertThat(one.get().answer()).isEqualTo(paid("answer").answer());
            }
        }
        assertThat(most.get()).isEqualTo(3);
    }

    @Test
    void afterAStopNothingGoesOutAndWhatIsOutEnds() throws Exception {
        CountDownLatch out = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Exchange paced = paced(1, (identity, request) -> {
            out.countDown();
            end.await();
            return paid("answer");
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Paid> first = threads.submit(() -> ask(paced, request("First?")));
            out.await();
            Future<Paid> waiting = threads.submit(() -> ask(paced, request("Second?")));
            stop.ask("enough");
            end.countDown();
            assertThat(first.get().answer()).isEqualTo(paid("answer").answer());
            first.get().kept().run();
            assertThatThrownBy(waiting::get).hasCauseInstanceOf(RunStoppedException.class);
        }
    }

    @Test
    void aFailureGivesItsPermitBack() {
        Exchange paced = paced(1, (identity, request) -> {
            throw Questions.overloaded();
        });
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> ask(paced, request("Well?"))).hasMessage("Overloaded.");
        }
    }

    @Test
    void aPermitIsHeldUntilTheAnswerIsRecorded() throws Exception {
        Exchange paced = paced(1, (identity, request) -> paid("answer"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Paid first = ask(paced, request("First?"));
            Future<Paid> second = threads.submit(() -> ask(paced, request("Second?")));
            stop.ask("enough");
            first.kept().run();
            assertThatThrownBy(second::get)
                    .as("it waited for the first one's record")
                    .hasCauseInstanceOf(RunStoppedException.class);
        }
    }

    private Exchange paced(int concurrency, Exchange next) {
        Endpoint endpoint = Questions.endpoint(concurrency, Questions::echo);
        return new Paced(new Pacer(endpoint, System::nanoTime), endpoint.provider(), stop::checkGoOn, next);
    }

    private static Paid askAndKeep(Exchange paced) throws InterruptedException {
        Paid paid = ask(paced, request("Well?"));
        paid.kept().run();
        return paid;
    }
}
