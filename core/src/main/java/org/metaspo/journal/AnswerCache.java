package org.metaspo.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.metaspo.model.Answer;
import org.metaspo.model.Outcome;
import org.metaspo.model.Tier;
import org.metaspo.model.Usage;
import org.metaspo.problem.BadInputException;
import org.metaspo.statistics.Sha256;

/**
 * Answers across runs: one SQLite file of a user's, which several processes may use at the same time. It is bounded in
 * size; what was used least recently leaves first. Thread-safe.
 *
 * <p>It is never a run's memory: a run copies what it finds here into its journal. So where the file fails in the middle
 * of a run, that is told once, and the run goes on without it.
 */
public final class AnswerCache implements AutoCloseable {
    /** Of the file, in bytes. */
    static final long MOST_BYTES = 1L << 30;

    /** What is kept when something has to leave. */
    private static final double KEPT = 0.9;

    private static final int WAITING_WRITES = 200;
    private static final String[] TABLES = {
        "PRAGMA busy_timeout = 10000",
        "PRAGMA page_size = 8192",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = NORMAL",
        "CREATE TABLE IF NOT EXISTS answer (key BLOB PRIMARY KEY, outcome TEXT NOT NULL, text TEXT NOT NULL,"
                + " input INTEGER NOT NULL, cached INTEGER NOT NULL, written INTEGER NOT NULL, output INTEGER NOT NULL,"
                + " reasoning INTEGER NOT NULL, tier TEXT NOT NULL, used INTEGER NOT NULL)",
        "CREATE INDEX IF NOT EXISTS answer_used ON answer (used)"
    };

    private final Path file;
    private final long mostBytes;
    private final InstantSource clock;
    private final Consumer<String> trouble;
    private final Connection connection;
    private final PreparedStatement select;
    private final PreparedStatement insert;
    private final PreparedStatement touch;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Write> waiting = new ArrayList<>();
    private boolean broken;

    /** One change that is not written yet. */
    private record Write(Identity key, @Nullable Answer answer, long at) {}

    private AnswerCache(Path file, long mostBytes, InstantSource clock, Consumer<String> trouble) throws SQLException {
        this.file = file;
        this.mostBytes = mostBytes;
        this.clock = clock;
        this.trouble = trouble;
        this.connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            for (String sql : TABLES) {
                statement.execute(sql);
            }
        }
        connection.setAutoCommit(false);
        this.select = connection.prepareStatement(
                "SELECT outcome, text, input, cached, written, output, reasoning, tier FROM answer WHERE key = ?");
        this.insert =
                connection.prepareStatement("INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        this.touch = connection.prepareStatement("UPDATE answer SET used = ? WHERE key = ?");
    }

    /**
     * The cache in a file, which is made where it is missing, for its owner alone.
     *
     * @param trouble hears, once, why the cache is of no use any more
     * @throws BadInputException the file cannot be made, or is something else
     */
    public static AnswerCache open(Path file, Consumer<String> trouble) {
        return open(file, MOST_BYTES, InstantSource.system(), trouble);
    }

    static AnswerCache open(Path file, long mostBytes, InstantSource clock, Consumer<String> trouble) {
        try {
            make(file);
            return new AnswerCache(file, mostBytes, clock, trouble);
        } catch (IOException | SQLException e) {
            throw new BadInputException(
                    file.toString(),
                    "cannot be opened as a cache of answers (" + e.getMessage() + ").",
                    "Delete it, or leave --cache out.",
                    e);
        }
    }

    /** SQLite gives its side files the same mode. */
    private static void make(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            OwnerOnly.createFolder(folder);
        }
        OwnerOnly.create(file);
    }

    /**
     * What was answered before, null where nothing was.
     *
     * @param scope what an identity leaves open: provider and address
     */
    @Nullable
    public Answer find(String scope, Identity identity) {
        Identity key = key(scope, identity);
        lock.lock();
        try {
            if (broken) {
                return null;
            }
            Answer found = stored(key);
            if (found != null) {
                add(new Write(key, null, clock.millis()));
            }
            return found;
        } catch (SQLException e) {
            giveUp(e);
            return null;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Answer stored(Identity key) throws SQLException {
        for (Write write : waiting) {
            if (write.answer != null && write.key.equals(key)) {
                return write.answer;
            }
        }
        select.setBytes(1, key.bytes());
        try (ResultSet found = select.executeQuery()) {
            if (!found.next()) {
                return null;
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
            connection.commit(); // ends the snapshot, so that others' writes are seen
        }
    }

    /** Keeps an answer for other runs. */
    public void put(String scope, Identity identity, Answer answer) {
        lock.lock();
        try {
            if (!broken) {
                add(new Write(key(scope, identity), answer, clock.millis()));
            }
        } catch (SQLException e) {
            giveUp(e);
        } finally {
            lock.unlock();
        }
    }

    private void add(Write write) throws SQLException {
        waiting.add(write);
        if (waiting.size() >= WAITING_WRITES) {
            flush();
        }
    }

    private void flush() throws SQLException {
        for (Write write : waiting) {
            if (write.answer == null) {
                touch.setLong(1, write.at);
                touch.setBytes(2, write.key.bytes());
                touch.executeUpdate();
            } else {
                insert(write, write.answer);
            }
        }
        evict();
        connection.commit();
        waiting.clear();
    }

    private void insert(Write write, Answer answer) throws SQLException {
        Usage usage = answer.usage();
        insert.setBytes(1, write.key.bytes());
        insert.setString(2, answer.outcome().name());
        insert.setString(3, answer.text());
        insert.setLong(4, usage.inputTokens());
        insert.setLong(5, usage.cachedInputTokens());
        insert.setLong(6, usage.cacheWriteTokens());
        insert.setLong(7, usage.outputTokens());
        insert.setLong(8, usage.reasoningTokens());
        insert.setString(9, usage.tier().name());
        insert.setLong(10, write.at);
        insert.executeUpdate();
    }

    /** Pages that become free are used again, so the file itself stays within its bound. */
    private void evict() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long bytes = number(statement, "PRAGMA page_size")
                    * (number(statement, "PRAGMA page_count") - number(statement, "PRAGMA freelist_count"));
            if (bytes > mostBytes) {
                long all = number(statement, "SELECT count(*) FROM answer");
                long gone = Math.max(1, (long) (all * (1 - KEPT * mostBytes / bytes)));
                statement.executeUpdate(
                        "DELETE FROM answer WHERE key IN (SELECT key FROM answer ORDER BY used LIMIT " + gone + ")");
            }
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            return result.next() ? result.getLong(1) : 0;
        }
    }

    private void giveUp(SQLException cause) {
        broken = true;
        waiting.clear();
        trouble.accept(file + ": the cache of answers cannot be used any more (" + cause.getMessage()
                + "). The run goes on without it.");
    }

    private static Identity key(String scope, Identity identity) {
        return Identity.of(Sha256.of(identity + " " + scope));
    }

    /** Writes what waits, and closes the file. */
    @Override
    public void close() {
        lock.lock();
        try (connection) {
            if (!broken) {
                flush();
            }
        } catch (SQLException e) {
            giveUp(e);
        } finally {
            lock.unlock();
        }
    }
}
