package org.metaspo.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.journal.OwnerOnly;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Shell;

/** One run's directory, held by one process at a time. The operating system drops the hold when the process ends. */
public final class RunDirectory implements AutoCloseable {
    private static final String JOURNAL = "journal.db";
    private static final String LOCK = ".lock";
    /** What a process leaves that was killed before its run began, SQLite's files beside its own included. */
    private static final Set<String> BEFORE_A_RUN = Set.of(
            LOCK,
            "config.yaml",
            "config.yaml.new",
            JOURNAL + ".new",
            JOURNAL + ".new-journal",
            JOURNAL + ".new-wal",
            JOURNAL + ".new-shm");

    /**
     * The directories held by this process. POSIX drops all of a process's locks on a file as soon as it closes any
     * handle of that file, so a held directory's lock file is not opened a second time.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final Path real;
    private final FileChannel channel;

    private RunDirectory(Path path, Path real, FileChannel channel) {
        this.path = path;
        this.real = real;
        this.channel = channel;
    }

    /**
     * Checks that a run can start here, without touching anything.
     *
     * @throws BadInputException a run is there already, or other files
     */
    public static void requireFree(Path path) {
        if (Files.exists(path.resolve(JOURNAL))) {
            throw new BadInputException(
                    path.toString(),
                    "holds a run already.",
                    "Go on with it by `metaspo resume " + Shell.word(path) + "`, or give another --run-dir.");
        }
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new BadInputException(
                    path.toString(), "is a file.", "Give a directory, or one that does not exist yet.");
        }
        if (Files.isDirectory(path) && !holdsNothingElse(path)) {
            throw new BadInputException(
                    path.toString(), "holds other files.", "Give an empty directory, or one that does not exist yet.");
        }
    }

    private static boolean holdsNothingElse(Path path) {
        try (Stream<Path> files = Files.list(path)) {
            return files.allMatch(file -> BEFORE_A_RUN.contains(String.valueOf(file.getFileName())));
        } catch (IOException e) {
            throw new BadInputException(
                    path.toString(), "cannot be read (" + e.getMessage() + ").", "Check its permissions.", e);
        }
    }

    /** Makes the directory of a new run and holds it. */
    static RunDirectory create(Path path) {
        requireFree(path);
        try {
            OwnerOnly.createFolder(path);
        } catch (IOException e) {
            throw new BadInputException(
                    path.toString(),
                    "cannot be made (" + e.getMessage() + ").",
                    "Give a --run-dir where you may write.",
                    e);
        }
        RunDirectory directory = hold(path);
        try {
            requireFree(path);
        } catch (BadInputException e) {
            directory.close();
            throw e;
        }
        return directory;
    }

    /** Holds the directory of an earlier run. */
    static RunDirectory open(Path path) {
        requireRun(path);
        return hold(path);
    }

    /** The path of an earlier run's journal. @throws BadInputException there is no run */
    public static Path requireRun(Path path) {
        Path journal = path.resolve(JOURNAL);
        if (!Files.isRegularFile(journal)) {
            String remedy = Files.isDirectory(path) && holdsNothingElse(path)
                    ? "Nothing was spent here; start the run again by `metaspo train`."
                    : "Give the directory that `metaspo train` named in its first line.";
            throw new BadInputException(path.toString(), "holds no run.", remedy);
        }
        return journal;
    }

    private static RunDirectory hold(Path path) {
        try {
            Path real = path.toRealPath();
            if (!HELD.add(real)) {
                throw taken(path, Optional.of(ProcessHandle.current().pid()));
            }
            try {
                return new RunDirectory(path, real, lock(path));
            } catch (BadInputException | IOException e) {
                HELD.remove(real);
                throw e;
            }
        } catch (IOException e) {
            throw new BadInputException(
                    path.toString(), "cannot be locked (" + e.getMessage() + ").", "Check its permissions.", e);
        }
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(
                path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
        try {
            if (tryLock(channel) == null) {
                throw taken(path, holder(path));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return channel;
        } catch (BadInputException | IOException e) {
            channel.close();
            throw e;
        }
    }

    private static BadInputException taken(Path path, Optional<Long> holder) {
        return new BadInputException(
                path.toString(),
                "another process works in this run directory"
                        + holder.map(pid -> " (process " + pid + ")").orElse("") + ".",
                "Wait for it, or ask it to stop by `metaspo stop " + Shell.word(path) + "`.");
    }

    @Nullable
    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Optional<Long> holder(Path path) throws IOException {
        String pid = Files.readString(path.resolve(LOCK)).strip();
        return pid.matches("\\d{1,18}") ? Optional.of(Long.valueOf(pid)) : Optional.empty();
    }

    /**
     * The process that works in a run directory now.
     *
     * @throws BadInputException there is no run
     */
    public static Optional<Long> worker(Path path) {
        requireRun(path);
        try {
            return HELD.contains(path.toRealPath())
                    ? Optional.of(ProcessHandle.current().pid())
                    : otherWorker(path);
        } catch (IOException e) {
            throw new BadInputException(
                    path.toString(), "cannot be read (" + e.getMessage() + ").", "Check its permissions.", e);
        }
    }

    private static Optional<Long> otherWorker(Path path) throws IOException {
        try (FileChannel channel =
                FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                lock.release();
                return Optional.empty();
            }
            return holder(path);
        }
    }

    Path path() {
        return path;
    }

    Path journal() {
        return path.resolve(JOURNAL);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD.remove(real);
        }
    }
}
