package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void answersTakeTheirLatency() throws Exception {
        try (Testbed testbed = Testbed.start(Settings.defaults().latency(Duration.ofMillis(20)));
                Calls calls = new Calls(testbed)) {
            calls.chat(Calls.openAi("s", "u"));
            LogEntry entry = testbed.log().entries().getFirst();
            assertThat(Duration.ofNanos(entry.endedNanos() - entry.arrivedNanos()))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(20));
        }
    }

    @Test
    void jitterIsDrawnFromTheCall() {
        Pace pace = Settings.defaults()
                .latency(Duration.ofMillis(5))
                .jitter(Duration.ofMillis(10), 3)
                .pace();
        Duration delay = pace.delay(Calls.call("s", "one"));
        assertThat(delay).isBetween(Duration.ofMillis(5), Duration.ofMillis(15));
        assertThat(pace.delay(Calls.call("s", "one"))).isEqualTo(delay);
        assertThat(pace.delay(Calls.call("s", "two"))).isNotEqualTo(delay);
    }

    @Test
    void aSpreadIsLogNormalAroundTheMedian() {
        Pace pace = Settings.defaults()
                .latency(Duration.ofMillis(800))
                .spread(0.6, 3)
                .pace();
        List<Double> logarithms = IntStream.range(0, 4000)
                .mapToObj(i ->
                        Math.log(pace.delay(Calls.call("s", "question " + i)).toNanos() / 800e6))
                .toList();
        double mean = logarithms.stream().mapToDouble(x -> x).average().orElseThrow();
        double variance = logarithms.stream()
                .mapToDouble(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(-0.03, 0.03);
        assertThat(Math.sqrt(variance)).isBetween(0.57, 0.63);
        assertThat(pace.delay(Calls.call("s", "one"))).isEqualTo(pace.delay(Calls.call("s", "one")));
    }

    @Test
    void requestsAboveTheCapacityWait() throws Exception {
        // Two calls must be in service together for either to end, and a third would break the count.
        CyclicBarrier pair = new CyclicBarrier(2);
        Responder inPairs = call -> {
            try {
                pair.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new IllegalStateException(e);
            }
            return ChatReply.of(call, "ok");
        };
        try (Testbed testbed = Testbed.start(Settings.defaults().capacity(2).responder(inPairs));
                Calls calls = new Calls(testbed);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String user = "question " + i;
                answers.add(clients.submit(() -> calls.chat(Calls.openAi("s", user))));
            }
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
            assertThat(testbed.log().maxInService()).isEqualTo(2);
            assertThat(testbed.log().maxInFlight()).isBetween(2, 8);
        }
    }

    @Test
    void requestsAboveTheCapacityAreRejectedOnDemand() throws Exception {
        CountDownLatch inService = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Responder slow = call -> {
            inService.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return ChatReply.of(call, "ok");
        };
        try (Testbed testbed = Testbed.start(
                        Settings.defaults().capacity(1).rejectAboveCapacity().responder(slow));
                Calls calls = new Calls(testbed);
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> first = clients.submit(() -> calls.chat(Calls.openAi("s", "one")));
            inService.await();
            assertThat(calls.chat(Calls.openAi("s", "two")).statusCode()).isEqualTo(429);
            release.countDown();
            assertThat(first.get().statusCode()).isEqualTo(200);
            assertThat(calls.chat(Calls.openAi("s", "three")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void requestsPerMinuteAreLimited() throws Exception {
        try (Testbed testbed = Testbed.start(Settings.defaults().requestsPerMinute(2));
                Calls calls = new Calls(testbed)) {
            calls.chat(Calls.openAi("s", "one"));
            calls.messages(Calls.anthropic("s", "two"));
            HttpResponse<String> third = calls.messages(Calls.anthropic("s", "three"));
            assertThat(third.statusCode()).isEqualTo(429);
            assertThat(Calls.json(third).at("/error/type").stringValue()).isEqualTo("rate_limit_error");
            assertThat(third.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 30L);
        }
    }

    @Test
    void whatIsLeftIsToldOnDemand() throws Exception {
        try (Testbed testbed =
                        Testbed.start(Settings.defaults().requestsPerMinute(60).tellLimits());
                Calls calls = new Calls(testbed)) {
            HttpResponse<String> first = calls.chat(Calls.openAi("s", "one"));
            HttpResponse<String> second = calls.messages(Calls.anthropic("s", "two"));
            assertThat(first.headers().firstValue("x-ratelimit-limit-requests")).hasValue("60");
            assertThat(first.headers().firstValue("x-ratelimit-remaining-requests"))
                    .hasValue("59");
            assertThat(first.headers().firstValue("x-ratelimit-reset-requests").orElseThrow())
                    .matches("\\d+ms");
            assertThat(second.headers().firstValue("anthropic-ratelimit-requests-remaining"))
                    .hasValueSatisfying(left -> assertThat(left).isIn("58", "59"));
        }
    }

    @Test
    void theBucketRefillsEvenly() throws Exception {
        long[] now = {0};
        RateLimit limit = new RateLimit(60, () -> now[0]);
        for (int i = 0; i < 60; i++) {
            limit.take();
        }
        assertThatThrownBy(limit::take)
                .isInstanceOfSatisfying(
                        RejectedException.class,
                        e -> assertThat(e.rejection().headers()).containsEntry("Retry-After", "1"));
        now[0] += Duration.ofSeconds(1).toNanos();
        limit.take();
        assertThatThrownBy(limit::take).isInstanceOf(RejectedException.class);
        now[0] += Duration.ofHours(1).toNanos();
        for (int i = 0; i < 60; i++) {
            limit.take();
        }
        assertThatThrownBy(limit::take).isInstanceOf(RejectedException.class);
    }

    @Test
    void refusesImpossibleFigures() {
        assertThatThrownBy(() -> Settings.defaults().capacity(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Settings.defaults().latency(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
