package org.metaspo.task.source.rows;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Takes a step on a thread of its own and waits for it, but not for ever: a damaged Parquet file can make its reader wait
 * for pages that never come.
 */
final class Patient {
    private Patient() {}

    /**
     * What a step gives.
     *
     * @throws IllegalStateException it gave nothing in time
     */
    static <T> T within(Duration longest, Supplier<T> step) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                done.complete(step.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new IllegalStateException("nothing came for " + longest.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
