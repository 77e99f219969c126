package org.metaspo.journal.sqlite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages of a database and of its write-ahead log. Changes neither. */
final class Pages implements Closeable {
    private static final long FREE_LIST = 32;
    private static final long SIZE_IN_HEADER = 28;

    private final String name;
    private final String walName;
    private final FileChannel main;
    private final @Nullable FileChannel wal;
    private final Frames frames;
    private final int size;
    private final int count;
    private final Map<Integer, Frames.Frame> newest = new HashMap<>();

    private Pages(Path file, FileChannel main, @Nullable FileChannel wal, Frames frames, int size) throws IOException {
        this.name = String.valueOf(file.getFileName());
        this.walName = name + "-wal";
        this.main = main;
        this.wal = wal;
        this.frames = frames;
        this.size = size;
        this.count = count(frames, main);
        frames.used().forEach(frame -> newest.put(frame.page(), frame));
    }

    static Pages open(Path file, int size) throws IOException {
        Path log = wal(file);
        Frames frames = Frames.of(log, size);
        FileChannel main = FileChannel.open(file);
        FileChannel wal = frames.all().isEmpty() ? null : FileChannel.open(log);
        return new Pages(file, main, wal, frames, size);
    }

    static Path wal(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    int size() {
        return size;
    }

    Frames frames() {
        return frames;
    }

    /** How many pages the database has by its own word. */
    int count() {
        return count;
    }

    private static int count(Frames frames, FileChannel main) throws IOException {
        int inLog = frames.pages();
        ByteBuffer header = ByteBuffer.allocate(4);
        return inLog > 0 ? inLog : main.read(header, SIZE_IN_HEADER) < 4 ? 0 : header.getInt(0);
    }

    /** The first page of those that are free, and how many are. */
    long freeList() throws IOException {
        Page first = page(1);
        return first == null ? 0 : first.bytes().getLong((int) FREE_LIST);
    }

    /** The newest state of a page that SQLite would use; null where the files do not reach so far. */
    @Nullable
    Page page(int number) throws IOException {
        Frames.Frame frame = newest.get(number);
        return frame == null ? inMain(number) : of(frame);
    }

    private @Nullable Page inMain(int number) throws IOException {
        long at = (long) (number - 1) * size;
        ByteBuffer bytes = number < 1 ? null : read(main, at);
        return bytes == null ? null : new Page(number, name, at, bytes);
    }

    private @Nullable Page of(Frames.Frame frame) throws IOException {
        ByteBuffer bytes = wal == null ? null : read(wal, frame.content());
        return bytes == null ? null : new Page(frame.page(), walName, frame.content(), bytes);
    }

    private @Nullable ByteBuffer read(FileChannel from, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        long next = at;
        while (bytes.hasRemaining()) {
            int read = from.read(bytes, next);
            if (read < 0) {
                return null;
            }
            next += read;
        }
        return bytes;
    }

    /** How many pages the main file holds whole. */
    int inMain() throws IOException {
        return (int) (main.size() / size);
    }

    /** Every state of a page that is left, the oldest first: of the file, then of the log, sound or not. */
    void forEachState(PageVisitor visitor) throws IOException {
        for (int number = 1; number <= inMain(); number++) {
            visit(inMain(number), visitor);
        }
        for (Frames.Frame frame : frames.all()) {
            visit(of(frame), visitor);
        }
    }

    private static void visit(@Nullable Page page, PageVisitor visitor) throws IOException {
        if (page != null) {
            visitor.visit(page);
        }
    }

    /** All states of one page, the newest first. */
    List<Page> states(int number) throws IOException {
        List<Page> states = new ArrayList<>();
        Page inMain = inMain(number);
        if (inMain != null) {
            states.add(inMain);
        }
        for (Frames.Frame frame : frames.all()) {
            Page page = frame.page() == number ? of(frame) : null;
            if (page != null) {
                states.addFirst(page);
            }
        }
        return states;
    }

    /** Looks at pages. */
    @FunctionalInterface
    interface PageVisitor {
        void visit(Page page) throws IOException;
    }

    @Override
    public void close() throws IOException {
        try (main) {
            if (wal != null) {
                wal.close();
            }
        }
    }
}
