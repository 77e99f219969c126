package org.metaspo.call;

import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs the work of one block side by side on virtual threads, which take one piece after another: libraries keep buffers
 * per thread, and a thread per call would make them anew for each. After the first failure nothing new goes out; what is on the wire
 * ends by itself, so that each answer on the wire reaches the journal. Then the failure is thrown. An interrupt of the
 * waiting thread asks for an orderly stop.
 */
final class Crew implements AutoCloseable {
    /** One piece of work. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    /** A wait that an interrupt may end early. */
    @FunctionalInterface
    private interface Wait {
        void until() throws InterruptedException;
    }

    private final int size;
    private final Semaphore places;
    private final StopSignal stop;
    /** Work, or nothing more to come. */
    private final LinkedBlockingQueue<Optional<Work>> handed = new LinkedBlockingQueue<>();

    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private int members;

    /** @param size how many pieces may be under way at once, waiting ones included */
    Crew(int size, StopSignal stop) {
        this(size, stop, true);
    }

    private Crew(int size, StopSignal stop, boolean begins) {
        this.size = size;
        this.places = new Semaphore(size);
        this.stop = stop;
        if (begins) {
            stop.endHalt();
        }
    }

    /** A crew for what is part of another one's work: where that was halted, so is this. */
    static Crew within(int size, StopSignal stop) {
        return new Crew(size, stop, false);
    }

    /** Starts a piece of work as soon as there is a place. @return false after a failure */
    boolean start(Work work) {
        patiently(places::acquire);
        if (failure.get() != null) {
            places.release();
            return false;
        }
        handed.add(Optional.of(work));
        if (members < size) {
            members++;
            Thread.ofVirtual().start(this::work);
        }
        return true;
    }

    private void work() {
        try {
            for (Optional<Work> next = handed.take(); next.isPresent(); next = handed.take()) {
                run(next.get());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a thread that waits for work", e);
        }
    }

    private void run(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            failure.compareAndSet(null, new IllegalStateException("nobody interrupts a block's threads", e));
        } catch (RuntimeException | Error e) {
            // What another failure brought to a halt is no reason by itself.
            failure.updateAndGet(first -> first == null || first instanceof HaltedException ? e : first);
            stop.halt();
        } finally {
            places.release();
        }
    }

    /** An interrupt is not handed on to the calls on the wire. */
    private void patiently(Wait wait) {
        while (true) {
            try {
                wait.until();
                return;
            } catch (InterruptedException e) {
                stop.ask("the thread of the run was interrupted");
            }
        }
    }

    /** Waits for all and throws the first failure, if any. */
    @Override
    public void close() {
        patiently(() -> places.acquire(size));
        for (int i = 0; i < members; i++) {
            handed.add(Optional.empty());
        }
        switch (failure.get()) {
            case null -> {}
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException("work throws nothing else", e);
        }
    }
}
