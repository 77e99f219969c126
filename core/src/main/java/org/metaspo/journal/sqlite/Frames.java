package org.metaspo.journal.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a write-ahead log. SQLite uses them up to the first whose checksum is wrong, and drops what stands behind
 * it without a word. A process that is killed leaves at most a last transaction without its end; a whole transaction
 * behind a wrong checksum was lost to something else.
 *
 * @param all of the present generation, in order, sound or not
 * @param valid how many of them have the right checksum, all before them included
 * @param damage what is wrong; null where nothing is
 */
record Frames(List<Frame> all, int valid, @Nullable Damage damage) {
    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int MAGIC = 0x377f0682;
    /** A page is read while another process may write it: what is torn then is whole at the next look. */
    private static final int LOOKS = 3;

    /**
     * One frame.
     *
     * @param number from 1
     * @param at offset of its header
     * @param page that it holds
     * @param pages of the whole database where it ends a transaction; else 0
     */
    record Frame(int number, long at, int page, int pages) {
        long content() {
            return at + FRAME_HEADER;
        }
    }

    /** The frames beside a database; none where there is no log. */
    static Frames of(Path wal, int pageSize) throws IOException {
        if (!Files.exists(wal)) {
            return new Frames(List.of(), 0, null);
        }
        Frames frames = look(wal, pageSize);
        for (int look = 1; look < LOOKS && frames.damage != null; look++) {
            frames = look(wal, pageSize);
        }
        return frames;
    }

    private static Frames look(Path wal, int pageSize) throws IOException {
        try (FileChannel file = FileChannel.open(wal)) {
            return file.size() < HEADER + FRAME_HEADER
                    ? new Frames(List.of(), 0, null)
                    : new Reading(String.valueOf(wal.getFileName()), file, pageSize).frames();
        }
    }

    /** Pages of the database after the last transaction that SQLite would use; 0 where it would use none. */
    int pages() {
        List<Frame> used = used();
        return used.isEmpty() ? 0 : used.getLast().pages();
    }

    /** Those that SQLite would use: up to the end of the last transaction that is whole. */
    List<Frame> used() {
        int end = valid;
        while (end > 0 && all.get(end - 1).pages == 0) {
            end--;
        }
        return all.subList(0, end);
    }

    private static final class Reading {
        private final String name;
        private final FileChannel file;
        private final int frameSize;
        private final ByteBuffer frame;
        private final List<Frame> all = new ArrayList<>();
        private int first;
        private int second;

        Reading(String name, FileChannel file, int pageSize) {
            this.name = name;
            this.file = file;
            this.frameSize = FRAME_HEADER + pageSize;
            this.frame = ByteBuffer.allocate(frameSize);
        }

        Frames frames() throws IOException {
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            read(header, 0);
            ByteOrder order = header.getInt(0) == MAGIC ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            sum(header, 0, HEADER - 8, order);
            boolean sound =
                    (header.getInt(0) & ~1) == MAGIC && first == header.getInt(24) && second == header.getInt(28);
            Damage damage = sound ? null : new Damage(name, 0, "the log's header is damaged");
            long salts = header.getLong(16);
            int valid = 0;
            int broken = 0;
            long left = (file.size() - HEADER) / frameSize;
            for (int number = 1; number <= left; number++) {
                long at = HEADER + (long) (number - 1) * frameSize;
                read(frame, at);
                if (!sound && number == 1) {
                    salts = frame.getLong(8); // the header's own cannot be trusted
                }
                boolean ours = frame.getLong(8) == salts;
                if (ours) {
                    all.add(new Frame(number, at, frame.getInt(0), frame.getInt(4)));
                }
                if (sound && broken == 0) {
                    sum(frame, 0, 8, order);
                    sum(frame, FRAME_HEADER, frameSize, order);
                    boolean right = ours && first == frame.getInt(16) && second == frame.getInt(20);
                    broken = right ? 0 : number;
                    valid = right ? all.size() : valid;
                } else if (sound && damage == null && ours && frame.getInt(4) != 0) {
                    damage = lost(broken);
                }
            }
            return new Frames(all, valid, damage);
        }

        private Damage lost(int broken) {
            return new Damage(
                    name,
                    HEADER + (long) (broken - 1) * frameSize,
                    "frame " + broken + " is damaged, and hides the transactions behind it");
        }

        private void read(ByteBuffer into, long at) throws IOException {
            into.clear();
            long from = at;
            while (into.hasRemaining()) {
                int read = file.read(into, from);
                if (read < 0) {
                    break; // cut off since its size was asked; the checksum says so
                }
                from += read;
            }
        }

        /** The log's running checksum: walformat.html, "Checksum Algorithm". */
        private void sum(ByteBuffer bytes, int from, int to, ByteOrder order) {
            ByteBuffer words = bytes.duplicate().order(order);
            for (int i = from; i < to; i += 8) {
                first += words.getInt(i) + second;
                second += words.getInt(i + 4) + first;
            }
        }
    }
}
