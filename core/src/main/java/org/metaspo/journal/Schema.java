package org.metaspo.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the journal's database is made. */
final class Schema {
    static final int VERSION = 2;

    /** Larger than SQLite's 4 KB, since a typical answer row of 1.5 KB wastes 40 % of those. */
    static final int PAGE_SIZE = 16_384;

    /** Identities have no index of their own: they are read into memory at the start (docs/decisions/0004-journal.md). */
    private static final List<String> PRAGMAS = List.of(
            "PRAGMA page_size = " + PAGE_SIZE,
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = NORMAL",
            "PRAGMA temp_store = MEMORY");

    /** What SQLite adds to the name of a database for the files that it keeps beside it, and the database itself. */
    static final List<String> FILES = List.of("", "-journal", "-wal", "-shm");

    /** Single bytes of the file's header that are the same in all journals (sqlite.org/fileformat2.html, 1.3). */
    private static final Map<Integer, Integer> HEADER =
            Map.of(16, PAGE_SIZE >> 8, 17, 0, 18, 2, 19, 2, 20, 0, 21, 64, 22, 32, 23, 32, 59, 1);

    private Schema() {}

    /** The header's bytes by their offset, the words that it begins with included. */
    static Map<Integer, Integer> header() {
        Map<Integer, Integer> header = new TreeMap<>(HEADER);
        for (int i = 0; i < MAGIC.length(); i++) {
            header.put(i, (int) MAGIC.charAt(i));
        }
        return header;
    }

    /** Every SQLite file starts with these words. */
    static final String MAGIC = "SQLite format 3\0";

    static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String pragma : PRAGMAS) {
                statement.execute(pragma);
            }
        }
        connection.setAutoCommit(false);
    }

    static void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (Table table : Table.values()) {
                statement.execute(table.create());
            }
            statement.execute("PRAGMA user_version = " + VERSION);
        }
        connection.commit();
    }

    /**
     * Adds what the first journals of this version lacked.
     *
     * @return what is not as any version made it; null where all is
     */
    static @Nullable String complete(Connection connection) throws SQLException {
        for (Table table : Table.values()) {
            String made = made(connection, table.key());
            if (table.createUnsealed().equals(made)) {
                execute(connection, table.addSeal());
            } else if (made == null && table.isLater()) {
                execute(connection, table.create());
            } else if (!table.create().equals(made)) {
                return "its table " + table.key() + " is not as it was made";
            }
        }
        connection.commit();
        return null;
    }

    private static @Nullable String made(Connection connection, String table) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?")) {
            select.setString(1, table);
            try (ResultSet found = select.executeQuery()) {
                return found.next() ? found.getString(1) : null;
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The same with the version. */
    static Map<Integer, Integer> headerWithVersion() {
        Map<Integer, Integer> header = header();
        header.put(63, VERSION);
        return header;
    }

    static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("PRAGMA user_version")) {
            return version.next() ? version.getInt(1) : 0;
        }
    }
}
