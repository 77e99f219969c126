package org.metaspo.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Turns Ctrl-C and SIGTERM into an orderly stop: asks the work to end and holds the process until it has, until patience
 * runs out, or until Ctrl-C is pressed once more. The JVM then ends with 130 or 143 by itself. To be closed after the last
 * line is written.
 */
final class OrderlyStop implements AutoCloseable {
    /** As long as the longest call may take by default. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Consumer<String> tell;
    private final String goOn;

    /**
     * Stands ready from here on.
     *
     * @param ask asks the work to end and returns at once, false where there is nothing to wait for; called at most
     *     once, on a thread of its own
     * @param patience how long the work may take to end
     * @param tell shows a line
     * @param goOn what to type to go on with the work later
     */
    OrderlyStop(BooleanSupplier ask, Duration patience, Consumer<String> tell, String goOn) {
        this.tell = tell;
        this.goOn = goOn;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(ask, patience), "orderly-stop"));
    }

    private void stop(BooleanSupplier ask, Duration patience) {
        if (finished.getCount() == 0) {
            return; // the program ends by itself
        }
        if (!ask.getAsBoolean()) {
            return;
        }
        boolean hears = SecondInterrupt.does(this::endNow);
        tell.accept("metaspo: stopping: what is in flight comes in first, at most " + patience.toSeconds() + " s"
                + (hears ? " (Ctrl-C again: end now). " : ". ") + goOn());
        try {
            if (!finished.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                tell.accept("metaspo: what was in flight did not end within " + patience.toSeconds()
                        + " s and is given up. " + goOn());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything that was answered is in the journal; what is in flight is asked again. */
    private void endNow() {
        // Not by way of what may be at work on the screen.
        String fresh = Terminal.ofProcess().errors() ? System.lineSeparator() : "";
        System.err.println(fresh + "metaspo: ended now; what was in flight will be asked again. " + goOn());
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    private String goOn() {
        return "Go on by: " + goOn;
    }

    @Override
    public void close() {
        finished.countDown();
    }
}
