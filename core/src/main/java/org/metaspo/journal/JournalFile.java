package org.metaspo.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.metaspo.journal.sqlite.Damage;
import org.metaspo.journal.sqlite.Database;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Shell;

/** A journal's file: made, and looked at before anything rests on it. */
final class JournalFile {
    /** SQLITE_CORRUPT, _FORMAT and _NOTADB, and SQLITE_ERROR, as our statements are right: sqlite.org/rescode.html. */
    private static final Set<Integer> CORRUPT = Set.of(1, 11, 24, 26);

    private JournalFile() {}

    /** What a new journal holds from its first moment on. */
    @FunctionalInterface
    interface Content {
        void fill(Connection connection) throws IOException, SQLException;
    }

    /** Makes one beside and moves it into place. */
    static void create(Path file, Content content) throws IOException, SQLException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        for (String part : Schema.FILES) {
            Files.deleteIfExists(file.resolveSibling(unfinished.getFileName() + part));
        }
        OwnerOnly.create(unfinished); // SQLite gives the files beside it the same mode
        try (Connection connection = connect(unfinished)) {
            Schema.create(connection);
            content.fill(connection);
            connection.commit();
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static Connection connect(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Schema.prepare(connection);
        return connection;
    }

    /**
     * Before SQLite touches it: SQLite drops the rest of a log behind a damaged frame without a word, for ever.
     *
     * @throws BadInputException there is no journal, or one of another version
     * @throws JournalException it cannot be read, or is damaged
     */
    static void requireWhole(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file.toString(), "there is no journal.", "Give the directory of a run.");
        }
        requireDatabase(file);
        try (Database database = Database.open(file, Schema.PAGE_SIZE)) {
            List<Damage> damage = database.missing();
            damage.addAll(database.header(Schema.header()));
            if (!damage.isEmpty()) {
                throw damaged(file, damage.getFirst().words());
            }
        } catch (IOException e) {
            throw new JournalException(file + ": cannot read the journal (" + e + ").", e);
        }
    }

    /** @throws BadInputException the file does not begin as every database of SQLite does */
    static void requireDatabase(Path file) {
        try {
            String head = StandardCharsets.ISO_8859_1
                    .decode(Database.head(file, Schema.MAGIC.length()))
                    .toString();
            if (!head.equals(Schema.MAGIC)) {
                throw new BadInputException(
                        file.toString(),
                        "this is no journal: it is damaged, or of something else.",
                        "Give the directory of a run; if this is one, `metaspo journal salvage` saves what is whole.");
            }
        } catch (IOException e) {
            throw new JournalException(file + ": cannot read the journal (" + e + ").", e);
        }
    }

    /** All rows but answers, which are looked at as they are loaded. */
    static void requireWhole(Path file, Connection connection) throws SQLException {
        int version = Schema.version(connection);
        if (version != Schema.VERSION) {
            throw new BadInputException(
                    file.toString(),
                    "this is not a journal of version " + Schema.VERSION + " (but " + version + ").",
                    "Use the version of the program that wrote it.");
        }
        String strange = Schema.complete(connection);
        if (strange != null) {
            throw damaged(file, strange);
        }
        for (Table table : Table.values()) {
            if (table != Table.ANSWER) {
                requireWhole(file, connection, table);
            }
        }
        connection.commit();
    }

    private static void requireWhole(Path file, Connection connection, Table table) throws SQLException {
        // An index has no seals: a row that it lacks would be written a second time, beside the old one.
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("PRAGMA integrity_check(" + table.key() + ")")) {
            if (found.next() && !found.getString(1).equals("ok")) {
                throw damaged(file, "its table " + table.key() + ": " + found.getString(1));
            }
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(table.select())) {
            while (rows.next()) {
                if (!table.isWhole(rows)) {
                    throw damaged(
                            file,
                            "a row of its table " + table.key()
                                    + (table.isNumbered() ? ", number " + rows.getLong(1) + "," : "")
                                    + " is not as it was written");
                }
            }
        }
    }

    static JournalException damaged(Path file, String what) {
        return new JournalException(message(file, what));
    }

    static JournalException unreadable(Path file, SQLException cause) {
        return CORRUPT.contains(cause.getErrorCode() & 0xff)
                ? new JournalException(message(file, String.valueOf(cause.getMessage())), cause)
                : new JournalException(file + ": cannot read the journal (" + cause.getMessage() + ").", cause);
    }

    private static String message(Path file, String what) {
        Path parent = file.getParent();
        String run = Shell.word(parent == null ? Path.of(".") : parent);
        return file + ": the journal is damaged (" + what + "). All that is damaged is shown by `metaspo journal check "
                + run + "`, and what is whole is saved by `metaspo journal salvage " + run + "`.";
    }
}
