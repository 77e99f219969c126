package org.metaspo.journal.sqlite;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A database's files, read without SQLite, which would mend them as it sees fit, and lose by that what could be saved.
 * Changes nothing.
 */
public final class Database implements Closeable {
    /** The table of tables: type, name, table, root, sql (fileformat2.html, 2.6). */
    public static final String SCHEMA = "sqlite_schema";

    private static final int SCHEMA_COLUMNS = 5;
    /** The page with this byte is never used (fileformat2.html, 1.4). */
    private static final long LOCKED_BYTE = 1L << 30;

    private final Pages pages;
    private final Cells cells;
    private final Path file;
    private final String name;

    private Database(Path file, Pages pages) {
        this.file = file;
        this.name = String.valueOf(file.getFileName());
        this.pages = pages;
        this.cells = new Cells(pages, pages::page);
    }

    /**
     * The files of a database.
     *
     * @param pageSize that it was made with, in bytes
     */
    public static Database open(Path file, int pageSize) throws IOException {
        return new Database(file, Pages.open(file, pageSize));
    }

    /** Hears of rows. */
    @FunctionalInterface
    public interface RowVisitor {
        /** One row. */
        void visit(Row row) throws IOException;
    }

    /** What SQLite would not notice, or mend by dropping it: a log with a gap, a file that was cut off. */
    public List<Damage> missing() throws IOException {
        List<Damage> damage = new ArrayList<>();
        Damage inLog = pages.frames().damage();
        if (inLog != null) {
            damage.add(inLog);
        }
        int count = pages.count();
        for (int number = Math.max(1, pages.inMain()); number <= count; number++) {
            if (pages.page(number) == null) {
                damage.add(new Damage(
                        name,
                        (long) (number - 1) * pages.size(),
                        "the file ends here, " + (count - number + 1) + " of " + count
                                + " pages earlier than it should"));
                break;
            }
        }
        return damage;
    }

    /**
     * Compares the header with what every database of this program begins with (fileformat2.html, 1.3): that of the first
     * page as it is now, which may stand in the log, and that of the file, by which SQLite knows that there is a log at all.
     *
     * @param expected values of single bytes by their offset
     */
    public List<Damage> header(Map<Integer, Integer> expected) throws IOException {
        Set<Damage> damage = new LinkedHashSet<>();
        Page own = new Page(1, name, 0, head(file, Page.FILE_HEADER));
        Page now = pages.page(1);
        for (Page first : now == null ? List.of(own) : List.of(own, now)) {
            new TreeMap<>(expected).forEach((offset, value) -> {
                if (offset >= first.bytes().limit() || first.bytes().get(offset) != value.byteValue()) {
                    damage.add(first.damage(offset, "the header is damaged"));
                }
            });
        }
        return List.copyOf(damage);
    }

    /** A table or an index of the schema. */
    private record Part(String type, String table, int root) {}

    /**
     * Walks through all tables and indices, as far as they can be reached.
     *
     * @param rows hears of those of tables, by the table's name
     * @param damage hears of pages that are none, of pages with two uses and of pages without any
     */
    public void walk(Map<String, RowVisitor> rows, List<Damage> damage) throws IOException {
        BitSet used = new BitSet();
        List<Part> parts = new ArrayList<>();
        Map<String, Long> counts = new TreeMap<>();
        Walk walk = new Walk(pages, used, damage);
        RowVisitor schema = rows.getOrDefault(SCHEMA, row -> {});
        walk.through(1, true, row -> {
            schema.visit(row);
            part(row, parts);
        });
        for (Part part : parts) {
            boolean ofTable = part.type.equals("table");
            RowVisitor visitor = ofTable ? rows.getOrDefault(part.table, row -> {}) : row -> {};
            long[] count = new long[1];
            walk.through(part.root, ofTable, row -> {
                count[0]++;
                visitor.visit(row);
            });
            Long others = counts.putIfAbsent(part.table, count[0]);
            if (others != null && others != count[0]) {
                damage.add(new Damage(
                        name,
                        (long) (part.root - 1) * pages.size(),
                        "an index of " + part.table + " has " + count[0] + " entries, its table " + others));
            }
        }
        free(used, damage);
    }

    private static void part(Row row, List<Part> parts) {
        boolean shaped = row.values().size() == SCHEMA_COLUMNS;
        if (shaped
                && row.values().get(0) instanceof String type
                && row.values().get(2) instanceof String table
                && row.values().get(3) instanceof Long root
                && root > 0
                && root < Integer.MAX_VALUE) {
            parts.add(new Part(type, table, root.intValue()));
        }
    }

    /** fileformat2.html, 1.5: a free page is on the list, and a page of no tree is free. */
    private void free(BitSet used, List<Damage> damage) throws IOException {
        int count = pages.count();
        long head = pages.freeList();
        int trunk = (int) (head >>> 32);
        int listed = 0;
        while (trunk != 0 && listed <= count) {
            Page page = trunk > count ? null : pages.page(trunk);
            int leaves = page == null ? -1 : page.bytes().getInt(4);
            if (page == null || used.get(trunk) || leaves < 0 || leaves > pages.size() / 4 - 2) {
                damage.add(new Damage(name, 32, "the list of free pages is damaged"));
                return;
            }
            used.set(trunk);
            for (int i = 0; i < leaves; i++) {
                int leaf = page.bytes().getInt(8 + 4 * i);
                if (leaf < 1 || leaf > count || used.get(leaf)) {
                    damage.add(page.damage(8 + 4 * i, "a page is said to be free, and is in use or does not exist"));
                } else {
                    used.set(leaf);
                }
            }
            listed += 1 + leaves;
            trunk = page.bytes().getInt(0);
        }
        used.set((int) (LOCKED_BYTE / pages.size()) + 1);
        int lost = used.nextClearBit(1);
        if (listed != (int) head || (lost <= count && damage.isEmpty())) {
            damage.add(new Damage(name, (long) (lost - 1) * pages.size(), "page " + lost + " belongs to nothing"));
        }
    }

    /** All rows that are left anywhere, out of use or not, the older states first. Only a seal tells whether one is whole. */
    public void carve(RowVisitor visitor) throws IOException {
        Cells oldest = new Cells(pages, number -> {
            List<Page> states = pages.states(number);
            return states.isEmpty() ? null : states.getLast();
        });
        pages.forEachState(page -> {
            for (int i = 0; page.type() == Page.TABLE_LEAF && i < Math.min(page.cells(), pages.size() / 2); i++) {
                visit(cells.row(page, i), visitor);
                visit(oldest.row(page, i), visitor);
            }
        });
    }

    private static void visit(@Nullable Row row, RowVisitor visitor) throws IOException {
        if (row != null) {
            visitor.visit(row);
        }
    }

    /** The bytes at the beginning of a file; fewer where it has fewer. */
    public static ByteBuffer head(Path file, int length) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(length);
        try (FileChannel channel = FileChannel.open(file)) {
            while (head.hasRemaining() && channel.read(head) >= 0) {
                // as much as there is
            }
        }
        return head.flip();
    }

    @Override
    public void close() throws IOException {
        pages.close();
    }
}
