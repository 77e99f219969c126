package org.metaspo.journal;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
    /** Behind the name of a fact's second copy. */
    static final String COPY = " (copy)";

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
        this.writing = JournalFile.connect(file);
        this.reading = JournalFile.connect(file);
        JournalFile.requireWhole(file, writing);
        this.statements = new Statements(writing);
        this.select = reading.prepareStatement(Table.ANSWER.select() + " WHERE id = ?");
        load();
        this.commits = new GroupCommit(writing, file.toString());
    }

    /**
     * A new journal. The file appears complete or not at all, and nobody but its owner can read it.
     *
     * @param file must not exist
     * @param meta facts of the run
     */
    public static Journal create(Path file, Map<String, String> meta) {
        try {
            JournalFile.create(file, connection -> {
                for (Map.Entry<String, String> fact : meta.entrySet()) {
                    putMeta(connection, fact.getKey(), fact.getValue());
                }
            });
            return new Journal(file);
        } catch (SQLException | IOException e) {
            throw new JournalException(
                    file + ": cannot create the journal (" + e.getMessage()
                            + "). Is there space, and may you write there?",
                    e);
        }
    }

    /**
     * The journal of an earlier process.
     *
     * @throws BadInputException there is none, or one of another version
     * @throws JournalException it cannot be read, or is damaged
     */
    public static Journal open(Path file) {
        JournalFile.requireWhole(file);
        try {
            return new Journal(file);
        } catch (SQLException e) {
            throw JournalFile.unreadable(file, e);
        }
    }

    private void load() throws SQLException {
        try (Statement statement = reading.createStatement();
                ResultSet result = statement.executeQuery(Table.selectHeads())) {
            long last = 0;
            while (result.next()) {
                long row = result.getLong(1);
                if (row != ++last) {
                    throw JournalFile.damaged(file, "answer " + last + " is missing");
                }
                if (!Table.isHeadWhole(result)) {
                    throw JournalFile.damaged(file, "answer " + row + " is not as it was written");
                }
                rows.put(Identity.of(result.getBytes(2)), row);
            }
        }
        try (Statement statement = reading.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT identity FROM reused JOIN answer ON reused.answer = answer.id")) {
            while (result.next()) {
                reused.add(Identity.of(result.getBytes(1)));
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
            statements.insert(Table.REUSED, row[0]);
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
                    throw JournalFile.damaged(file, "answer " + row + " has gone");
                }
                if (!Table.ANSWER.isWhole(found)) {
                    throw JournalFile.damaged(file, "answer " + row + " is not as it was written");
                }
                Usage usage = new Usage(
                        found.getLong("input"),
                        found.getLong("cached"),
                        found.getLong("written"),
                        found.getLong("output"),
                        found.getLong("reasoning"),
                        Tier.valueOf(found.getString("tier")));
                return new Answer(Outcome.valueOf(found.getString("outcome")), found.getString("text"), usage);
            } finally {
                reading.commit();
            }
        } catch (SQLException e) {
            throw JournalFile.unreadable(file, e);
        } finally {
            readLock.unlock();
        }
    }

    /**
     * Fails where nothing can be recorded any more: an answer that is asked for then is paid for and lost.
     *
     * @throws JournalException a write has failed
     */
    public void requireWritable() {
        commits.requireSound();
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
     * @param fault what it met, as it is to be counted
     */
    public void failed(long attempt, Role role, long tokens, BigDecimal usd, String fault) {
        commits.write(() -> {
            if (attempt != 0) {
                statements.deleteAttempt(attempt);
            }
            statements.insertAttempt(role, true, tokens, usd);
            statements.insert(Table.FAULT, statements.next(Table.FAULT), role.name(), fault);
        });
    }

    /** How many attempts failed, by what they met, in all processes of the run. */
    public SortedMap<String, Long> faults() {
        return query("SELECT kind, count(*) FROM fault GROUP BY kind", result -> {
            SortedMap<String, Long> faults = new TreeMap<>();
            while (result.next()) {
                faults.put(result.getString(1), result.getLong(2));
            }
            return faults;
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
        commits.write(() -> {
            try (Statement superseding = writing.createStatement()) {
                List<List<Object>> held = new ArrayList<>();
                try (ResultSet stops = superseding.executeQuery(Table.STOP.select() + " WHERE superseded = 0")) {
                    while (stops.next()) {
                        held.add(List.of(
                                stops.getLong(1),
                                stops.getInt(2),
                                stops.getString(3),
                                stops.getString(4),
                                stops.getString(5)));
                    }
                }
                superseding.executeUpdate("DELETE FROM stop WHERE superseded = 0");
                for (List<Object> stop : held) {
                    statements.insert(Table.STOP, stop.get(0), stop.get(1), stop.get(2), stop.get(3), stop.get(4), 1);
                }
            }
        });
    }

    /** Records a stop. */
    public void stopped(StopRecord stop) {
        commits.write(() -> statements.insert(
                Table.STOP, statements.next(Table.STOP), stop.blocks(), stop.place(), stop.kind(), stop.reason(), 0));
    }

    /**
     * Records that the test set was read under one end of the search.
     *
     * @param searchEnd what tells ends apart: the prompts that were tested
     */
    public void testRead(String searchEnd) {
        commits.write(() -> statements.insert(Table.TEST_READING, statements.next(Table.TEST_READING), searchEnd));
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

    /** Twice: without its plan a run is lost, and one flipped bit is enough for that. */
    static void putMeta(Connection connection, String key, String value) throws SQLException {
        Insert insert = new Insert(connection, Table.META);
        insert.row(key, value);
        insert.row(key + COPY, value);
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
            throw JournalFile.unreadable(file, e);
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
