package org.metaspo.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Turns Ctrl-C and SIGTERM into an orderly stop: asks the work to end and holds the process until it has, or until
 * patience runs out. The JVM then ends with 130 or 143 by itself. To be closed after the last line is written.
 */
final class OrderlyStop implements AutoCloseable {
    private final CountDownLatch finished = new CountDownLatch(1);

    /**
     * Stands ready from here on.
     *
     * @param ask asks the work to end and returns at once, false where there is nothing to wait for; called at most
     *     once, on a thread of its own
     * @param patience how long the work may take to end
     */
    OrderlyStop(BooleanSupplier ask, Duration patience) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(ask, patience), "orderly-stop"));
    }

    private void stop(BooleanSupplier ask, Duration patience) {
        if (finished.getCount() == 0) {
            return; // the program ends by itself
        }
        if (!ask.getAsBoolean()) {
            return;
        }
        try {
            if (!finished.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("metaspo: what was in flight did not end within " + patience.toSeconds()
                        + " s and is given up. The run can be resumed.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
    }
}
