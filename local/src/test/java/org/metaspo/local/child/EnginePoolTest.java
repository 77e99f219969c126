package org.metaspo.local.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EnginePoolTest {
    @Test
    void prefersTheEngineThatRemembersMost() throws Exception {
        Engine two = named("two");
        EnginePool pool = new EnginePool(List.of(named("one"), two));
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Engine slow = order -> {
            started.countDown();
            await(release);
            return new Generation("slow", 1, false);
        };
        assertThat(pool.generate(order("cats are ...")).text()).isEqualTo("one");
        assertThat(pool.generate(order("cats are small")).text()).isEqualTo("one");
        // While "one" is busy the other takes over, and from then on knows what it saw.
        EnginePool mixed = new EnginePool(List.of(slow, two));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Generation> busy = threads.submit(() -> mixed.generate(order("dogs bark")));
            await(started);
            assertThat(mixed.generate(order("dogs run")).text()).isEqualTo("two");
            release.countDown();
            assertThat(busy.get().text()).isEqualTo("slow");
        }
        assertThat(mixed.generate(order("dogs rush")).text()).isEqualTo("two");
    }

    @Test
    void anEngineHasOneOrderAtATime() throws Exception {
        AtomicInteger overlaps = new AtomicInteger();
        List<Engine> engines = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            AtomicInteger mine = new AtomicInteger();
            engines.add(order -> {
                if (mine.incrementAndGet() > 1) {
                    overlaps.incrementAndGet();
                }
                mine.decrementAndGet();
                return new Generation(order.prompt(), 1, false);
            });
        }
        EnginePool pool = new EnginePool(engines);
        List<Future<Generation>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                String prompt = "prompt " + i;
                answers.add(threads.submit(() -> pool.generate(order(prompt))));
            }
        }
        for (int i = 0; i < 500; i++) {
            assertThat(answers.get(i).get().text()).isEqualTo("prompt " + i);
        }
        assertThat(overlaps).hasValue(0);
    }

    @Test
    void aFailureGivesTheEngineBack() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        EnginePool pool = new EnginePool(List.of(order -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("once");
            }
            return new Generation("fine", 1, false);
        }));
        assertThatThrownBy(() -> pool.generate(order("a"))).hasMessage("once");
        assertThat(pool.generate(order("a")).text()).isEqualTo("fine");
    }

    private static Engine named(String name) {
        return order -> new Generation(name, 1, false);
    }

    private static Generate order(String prompt) {
        return new Generate(prompt, 1, 0, OptionalDouble.empty(), OptionalInt.empty(), List.of(), "");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
