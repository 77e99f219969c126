package org.metaspo.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One thread that writes for all: it gathers what arrives within half a millisecond and commits it as one transaction.
 * A write returns when it is committed, so that what follows it may rely on it.
 */
final class GroupCommit implements AutoCloseable {
    private static final long LINGER_NANOS = 500_000;
    private static final int MOST = 1000;

    /** One change of the journal. */
    @FunctionalInterface
    interface Write {
        void apply() throws SQLException;
    }

    private record Pending(@Nullable Write write, CompletableFuture<Void> committed) {}

    private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final Connection connection;
    private final String file;
    private final Thread writer;

    private volatile boolean closed;

    /** After a failed commit nothing is written any more: what the program holds and what the file holds may differ. */
    private volatile @Nullable Exception broken;

    GroupCommit(Connection connection, String file) {
        this.connection = connection;
        this.file = file;
        this.writer = Thread.ofPlatform().daemon().name("journal-writer").start(this::run);
    }

    /** Returns when the write is committed. Not interruptible: a paid answer is not thrown away. */
    void write(Write write) {
        Pending pending = new Pending(write, new CompletableFuture<>());
        queue.add(pending);
        if (closed) {
            throw new JournalException(file + ": the journal is closed.");
        }
        try {
            pending.committed.join();
        } catch (CompletionException e) {
            throw unwritable(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    private JournalException unwritable(Throwable cause) {
        return new JournalException(
                file + ": cannot write the journal (" + cause.getMessage()
                        + "). Free disk space or repair permissions, then resume the run.",
                cause);
    }

    /** @throws JournalException a commit has failed */
    void requireSound() {
        Exception cause = broken;
        if (cause != null) {
            throw unwritable(cause);
        }
    }

    private void run() {
        List<Pending> batch = new ArrayList<>();
        boolean end = false;
        while (!end) {
            gather(batch);
            end = batch.removeIf(pending -> pending.write == null);
            commit(batch);
            batch.clear();
        }
    }

    private void gather(List<Pending> batch) {
        try {
            batch.add(queue.take());
            long until = System.nanoTime() + LINGER_NANOS;
            for (long left = LINGER_NANOS; left > 0 && batch.size() < MOST; left = until - System.nanoTime()) {
                Pending next = queue.poll(left, TimeUnit.NANOSECONDS);
                if (next != null) {
                    batch.add(next);
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts the journal's writer", e);
        }
    }

    private void commit(List<Pending> batch) {
        try {
            if (broken != null) {
                fail(batch, broken);
                return;
            }
            for (Pending pending : batch) {
                if (pending.write != null) {
                    pending.write.apply();
                }
            }
            connection.commit();
            batch.forEach(pending -> pending.committed.complete(null));
        } catch (SQLException | RuntimeException e) {
            // A bug, too, is told to those who wait; a dead writer would let them wait for ever.
            broken = e;
            rollback(e);
            fail(batch, e);
        }
    }

    private static void fail(List<Pending> batch, Exception cause) {
        batch.forEach(pending -> pending.committed.completeExceptionally(cause));
    }

    private void rollback(Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** Commits what was written and ends the thread. */
    @Override
    public void close() {
        closed = true;
        queue.add(new Pending(null, new CompletableFuture<>()));
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
