package org.metaspo.run;

import java.io.IOException;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;

/** One run's directory, held by one process at a time. The operating system drops the hold when the process ends. */
public final class RunDirectory implements AutoCloseable {
    private static final String JOURNAL = "journal.db";
    private static final String LOCK = ".lock";
    private static final Set<String> BEFORE_A_RUN = Set.of(LOCK, "config.yaml", JOURNAL + ".new");

    private final Path path;
    private final FileChannel channel;

    private RunDirectory(Path path, FileChannel channel) {
        this.path = path;
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
                    "Go on with it by `metaspo resume " + path + "`, or give another --run-dir.");
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
            // What a process leaves that was killed before its run began.
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
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new BadInputException(
                    path.toString(),
                    "cannot be made (" + e.getMessage() + ").",
                    "Give a --run-dir where you may write.",
                    e);
        }
        RunDirectory directory = hold(path);
        requireFree(path);
        return directory;
    }

    /** Holds the directory of an earlier run. */
    static RunDirectory open(Path path) {
        requireRun(path);
        return hold(path);
    }

    /** The path of an earlier run's journal. @throws BadInputException there is no run */
    static Path requireRun(Path path) {
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
            FileChannel channel = FileChannel.open(
                    path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new BadInputException(
                        path.toString(),
                        "another process works in this run directory"
                                + holder(path)
                                        .map(pid -> " (process " + pid + ")")
                                        .orElse("") + ".",
                        "Wait for it, or ask it to stop by `metaspo stop " + path + "`.");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(
                    String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new RunDirectory(path, channel);
        } catch (IOException e) {
            throw new BadInputException(
                    path.toString(), "cannot be locked (" + e.getMessage() + ").", "Check its permissions.", e);
        }
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
        try (FileChannel channel =
                FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                lock.release();
                return Optional.empty();
            }
            return holder(path);
        } catch (IOException e) {
            throw new BadInputException(
                    path.toString(), "cannot be read (" + e.getMessage() + ").", "Check its permissions.", e);
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
            throw new java.io.UncheckedIOException(e);
        }
    }
}
