package org.metaspo.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that share out a number of calls: the simplest way to keep so many in flight. */
final class Side {
    /** What one thread does until no number is left. */
    interface Worker {
        void run(AtomicInteger left) throws Exception;
    }

    private Side() {}

    static void bySide(int threads, int calls, Worker worker) throws Exception {
        AtomicInteger left = new AtomicInteger(calls);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(() -> {
                    worker.run(left);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }
}
