package org.metaspo.journal;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.metaspo.model.Answer;
import org.metaspo.model.Outcome;
import org.metaspo.model.Request;
import org.metaspo.model.Role;
import org.metaspo.model.Tier;
import org.metaspo.model.Usage;
import org.metaspo.problem.BadInputException;

/**
 * Every answer of a run, written before anything uses it, in one SQLite file. Thread-safe. Identities are held in memory
 * (about 80 bytes each), answers are read by row when they are asked for.
 */
public final class Journal implements AutoCloseable {
    private final Path file;
    private final Connection writing;
    private final Connection reading;
    private final PreparedStatement select;
    private final GroupCommit commits;
    private final Statements statements;
    private final ReentrantLock readLock = new ReentrantLock();
    private final Map<Identity, Long> rows = new ConcurrentHashMap<>();
    private final Set<Identity> reused = ConcurrentHashMap.newKeySet();

    private Journal(Path file) throws SQLException {
        this.file = file;
        this.writing = connect(file);
        this.reading = connect(file);
        this.statements = new Statements(writing);
        this.select = reading.prepareStatement(
                "SELECT outcome, text, input, cached, written, output, reasoning, tier FROM answer WHERE id = ?");
        load();
        this.commits = new GroupCommit(writing, file.toString());
    }

    /**
     * A new journal. The file appears complete or not at all.
     *
     * @param file must not exist
     * @param meta facts of the run
     */
    public static Journal create(Path file, Map<String, String> meta) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            for (String part : Schema.FILES) {
                Files.deleteIfExists(file.resolveSibling(unfinished.getFileName() + part));
            }
            try (Connection connection = connect(unfinished);
                    Statement statement = connection.createStatement()) {
                for (String sql : Schema.TABLES) {
                    statement.execute(sql);
                }
                for (Map.Entry<String, String> fact : meta.entrySet()) {
                    putMeta(connection, fact.getKey(), fact.getValue());
                }
                connection.commit();
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return new Journal(file);
        } catch (SQLException | IOException e) {
            throw new JournalException(
                    file + ": cannot create the journal (" + e.getMessage()
                            + "). Is there space, and may you write there?",
                    e);
        }
    }

    /** The journal of an earlier process. */
    public static Journal open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file.toString(), "there is no journal.", "Give the directory of a run.");
        }
        try {
            requireVersion(file);
            return new Journal(file);
        } catch (SQLException e) {
            throw unreadable(file, e);
        }
    }

    private static JournalException unreadable(Path file, SQLException cause) {
        return new JournalException(
                file + ": cannot read the journal (" + cause.getMessage()
                        + "). Copy the run directory before you try to repair it.",
                cause);
    }

    private static void requireVersion(Path file) throws SQLException {
        Schema.requireDatabase(file);
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("PRAGMA user_version")) {
            version.next();
            if (version.getInt(1) != Schema.VERSION) {
                throw new BadInputException(
                        file.toString(),
                        "this is not a journal of version " + Schema.VERSION + " (but " + version.getInt(1) + ").",
                        "Use the version of the program that wrote it.");
            }
        }
    }

    private static Connection connect(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            for (String pragma : Schema.PRAGMAS) {
                statement.execute(pragma);
            }
        }
        connection.setAutoCommit(false);
        return connection;
    }

    private void load() throws SQLException {
        try (Statement statement = reading.createStatement();
                ResultSet result = statement.executeQuery("SELECT id, identity, reused.answer FROM answer"
                        + " LEFT JOIN reused ON reused.answer = answer.id")) {
            while (result.next()) {
                Identity identity = Identity.of(result.getBytes(2));
                rows.put(identity, result.getLong(1));
                if (result.getLong(3) != 0) {
                    reused.add(identity);
                }
            }
        }
        reading.commit();
    }

    /** How many answers are recorded. */
    public int size() {
        return rows.size();
    }

    /** Whether an answer is recorded. */
    public boolean holds(Identity identity) {
        return rows.containsKey(identity);
    }

    /** Whether an answer was paid for by an earlier run. */
    public boolean isReused(Identity identity) {
        return reused.contains(identity);
    }

    /** Records an answer that an earlier run has paid for. Returns when it is committed. */
    public void reuse(Identity identity, Request request, Answer answer) {
        long[] row = new long[1];
        commits.write(() -> {
            row[0] = statements.insertAnswer(identity, request, answer, BigDecimal.ZERO);
            statements.insertReused(row[0]);
        });
        reused.add(identity);
        rows.put(identity, row[0]);
    }

    /** The recorded answer, null where there is none. */
    @Nullable
    public Answer find(Identity identity) {
        Long row = rows.get(identity);
        if (row == null) {
            return null;
        }
        readLock.lock();
        try {
            select.setLong(1, row);
            try (ResultSet found = select.executeQuery()) {
                if (!found.next()) {
                    throw new JournalException(
                            file + ": answer " + row + " has gone. The file was changed or damaged.");
                }
                Usage usage = new Usage(
                        found.getLong(3),
                        found.getLong(4),
                        found.getLong(5),
                        found.getLong(6),
                        found.getLong(7),
                        Tier.valueOf(found.getString(8)));
                return new Answer(Outcome.valueOf(found.getString(1)), found.getString(2), usage);
            } finally {
                reading.commit();
            }
        } catch (SQLException e) {
            throw unreadable(file, e);
        } finally {
            readLock.unlock();
        }
    }

    /**
     * Records an answer and settles the attempt that brought it. Returns when both are committed.
     *
     * @param attempt from {@link #reserve}, 0 where none was made
     * @param usd the exact cost of the answer
     */
    public void record(Identity identity, Request request, Answer answer, long attempt, BigDecimal usd) {
        long[] row = new long[1];
        commits.write(() -> {
            row[0] = statements.insertAnswer(identity, request, answer, usd);
            if (attempt != 0) {
                statements.deleteAttempt(attempt);
            }
        });
        rows.put(identity, row[0]);
    }

    /**
     * Notes an attempt before it goes out, at its worst case: after a kill it counts as that.
     *
     * @return the attempt's number, above 0
     */
    public long reserve(Role role, long tokens, BigDecimal usd) {
        long[] row = new long[1];
        commits.write(() -> row[0] = statements.insertAttempt(role, false, tokens, usd));
        return row[0];
    }

    /**
     * Notes that an attempt failed, and what it may have cost.
     *
     * @param attempt from {@link #reserve}, 0 where none was made
     */
    public void failed(long attempt, Role role, long tokens, BigDecimal usd) {
        commits.write(() -> {
            if (attempt != 0) {
                statements.deleteAttempt(attempt);
            }
            statements.insertAttempt(role, true, tokens, usd);
        });
    }

    /**
     * Notes that a reserved attempt did not go out after all.
     *
     * @param attempt from {@link #reserve}, 0 where none was made
     */
    public void withdrawn(long attempt) {
        if (attempt != 0) {
            commits.write(() -> statements.deleteAttempt(attempt));
        }
    }

    /** Batches that have not ended. */
    public SubmittedBatches batches() {
        return new SubmittedBatches(writing, commits, statements, this);
    }

    /** What went over the wire by role, attempts in flight at a kill at their worst case. */
    public Spending spending(Role role) {
        String ofRole = " AND role = '" + role.name() + "'";
        return sum("SELECT input + output, usd FROM answer WHERE outcome <> '" + Outcome.UNANSWERED.name()
                        + "' AND id NOT IN (SELECT answer FROM reused)" + ofRole)
                .plus(sum("SELECT tokens, usd FROM attempt WHERE true" + ofRole));
    }

    private Spending sum(String sql) {
        return query(sql, result -> {
            long attempts = 0;
            long tokens = 0;
            BigDecimal usd = BigDecimal.ZERO;
            while (result.next()) {
                attempts++;
                tokens += result.getLong(1);
                usd = usd.add(new BigDecimal(result.getString(2)));
            }
            return new Spending(attempts, tokens, usd);
        });
    }

    /** The stops that hold, in program order: those since the run was last started or resumed. */
    public List<StopRecord> stops() {
        return query("SELECT blocks, place, kind, reason FROM stop WHERE superseded = 0 ORDER BY id", result -> {
            List<StopRecord> stops = new ArrayList<>();
            while (result.next()) {
                stops.add(new StopRecord(
                        result.getInt(1), result.getString(2), result.getString(3), result.getString(4)));
            }
            return stops;
        });
    }

    /** Whether the run was stopped once and resumed. */
    public boolean wasResumed() {
        return query("SELECT count(*) FROM stop WHERE superseded = 1", result -> result.next() && result.getInt(1) > 0);
    }

    /** A resumed run goes on past its stops. */
    public void supersedeStops() {
        commits.write(statements::supersedeStops);
    }

    /** Records a stop. */
    public void stopped(StopRecord stop) {
        commits.write(() -> statements.insertStop(stop));
    }

    /**
     * Records that the test set was read under one end of the search.
     *
     * @param searchEnd what tells ends apart: the prompts that were tested
     */
    public void testRead(String searchEnd) {
        commits.write(() -> statements.insertTestReading(searchEnd));
    }

    /** How many ends of the search have read the test set. */
    public int testReadings() {
        return query("SELECT count(*) FROM test_reading", result -> result.next() ? result.getInt(1) : 0);
    }

    /** A fact of the run. */
    public Optional<String> meta(String key) {
        return query("SELECT key, value FROM meta", result -> {
            while (result.next()) {
                if (result.getString(1).equals(key)) {
                    return Optional.of(result.getString(2));
                }
            }
            return Optional.empty();
        });
    }

    /** Replaces a fact of the run. */
    public void meta(String key, String value) {
        commits.write(() -> putMeta(writing, key, value));
    }

    private static void putMeta(Connection connection, String key, String value) throws SQLException {
        try (PreparedStatement put = connection.prepareStatement("INSERT OR REPLACE INTO meta VALUES (?, ?)")) {
            put.setString(1, key);
            put.setString(2, value);
            put.executeUpdate();
        }
    }

    interface Reader<T> {
        T read(ResultSet result) throws SQLException;
    }

    <T> T query(String sql, Reader<T> reader) {
        readLock.lock();
        try {
            try (Statement statement = reading.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                return reader.read(result);
            } finally {
                // Only with the result closed does this end the snapshot; later reads would be told old news.
                reading.commit();
            }
        } catch (SQLException e) {
            throw unreadable(file, e);
        } finally {
            readLock.unlock();
        }
    }

    @Override
    public void close() {
        commits.close();
        try {
            reading.close();
            writing.close();
        } catch (SQLException e) {
            throw new JournalException(file + ": cannot close the journal (" + e.getMessage() + ").", e);
        }
    }
}
