package org.metaspo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** When a process is cut. */
enum Moment {
    /** Any time of it. */
    ANY,
    /** Before it asks for anything: the JVM starts, a journal is made or opened, answers are read from it. */
    START_UP,
    /** Up to 4 ms after a call went out. */
    CALL,
    /** While the journal's log grows. */
    JOURNAL_WRITE,
    /** Up to 10 ms after the first file of the result was begun. */
    RESULT_WRITE;

    private static final long POLL_NANOS = 20_000;

    /** The log of a small run grows to about this. */
    private static final int LOG_BYTES = 4_000_000;

    /** Starts a process that goes on with a run, cuts it, and waits for its end. */
    Program.End cut(Undisturbed project, Path run, Random random, Consumer<ProcessHandle> how, String... options)
            throws Exception {
        Path result = run.resolve("candidates.jsonl.new");
        Path log = run.resolve("journal.db-wal");
        long logged = size(log) + random.nextInt(LOG_BYTES);
        long at = project.asked() + 1 + random.nextLong(project.calls());
        long later = random.nextLong(4000);
        Program program = project.goOn(run, options);
        Process process = program.process();
        switch (this) {
            case ANY -> cutAtWork(process, random.nextLong(project.micros()), how);
            case START_UP -> cutAtWork(process, random.nextLong(project.microsToFirstCall()), how);
            case CALL -> project.at(at, () -> Thread.startVirtualThread(() -> cutAfter(process, later, how)));
            case JOURNAL_WRITE -> {
                await(process, () -> size(log) > logged);
                cutAfter(process, later / 8, how);
            }
            case RESULT_WRITE -> {
                await(process, () -> Files.exists(result));
                cutAfter(process, random.nextLong(10_000), how);
            }
        }
        Program.End end = program.end();
        project.at(0, null);
        return end;
    }

    private static void await(Process process, BooleanSupplier moment) {
        while (process.isAlive() && !moment.getAsBoolean()) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** @param micros of the processor's time; it is told in hundredths of a second, so something is added at random */
    static void cutAtWork(Process process, long micros, Consumer<ProcessHandle> how) {
        await(process, () -> Undisturbed.processorMicros(process) >= micros);
        cutAfter(process, micros % 10_000, how);
    }

    static void cutAfter(Process process, long micros, Consumer<ProcessHandle> how) {
        try {
            Undisturbed.pause(process, micros);
            how.accept(process.toHandle());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
