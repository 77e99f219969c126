package org.metaspo.call;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs the work of one block side by side on virtual threads. After the first failure nothing new starts; what runs
 * ends by itself, so that each answer on the wire reaches the journal. Then the failure is thrown.
 */
final class Crew implements AutoCloseable {
    /** One piece of work. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore places;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    /** @param places how many pieces may be under way at once, waiting ones included */
    Crew(int places) {
        this.places = new Semaphore(places);
    }

    /** Starts a piece of work as soon as there is a place. @return false after a failure */
    boolean start(Work work) {
        places.acquireUninterruptibly();
        if (failure.get() != null) {
            places.release();
            return false;
        }
        threads.execute(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                failure.compareAndSet(null, new IllegalStateException("nobody interrupts a block's threads", e));
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            } finally {
                places.release();
            }
        });
        return true;
    }

    /** Waits for all and throws the first failure, if any. */
    @Override
    public void close() {
        threads.close();
        RuntimeException first = failure.get();
        if (first != null) {
            throw first;
        }
    }
}
