package org.metaspo.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.metaspo.problem.BadInputException;

/** The journal's tables. A change of meaning raises {@link #VERSION}. */
final class Schema {
    static final int VERSION = 2;

    /**
     * Larger pages than SQLite's 4 KB, since a typical answer row of 1.5 KB wastes 40 % of those. Identities have no
     * index of their own: they are read into memory at the start (docs/decisions/0004-journal.md).
     */
    static final String[] PRAGMAS = {
        "PRAGMA page_size = 16384",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = NORMAL",
        "PRAGMA temp_store = MEMORY"
    };

    /** What SQLite adds to the name of a database for the files that it keeps beside it, and the database itself. */
    static final String[] FILES = {"", "-journal", "-wal", "-shm"};

    static final String[] TABLES = {
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
        // System prompts, and models with their parameters: each once, however many requests refer to it.
        "CREATE TABLE text (id INTEGER PRIMARY KEY, content TEXT NOT NULL)",
        "CREATE TABLE answer (id INTEGER PRIMARY KEY, identity BLOB NOT NULL, role TEXT NOT NULL,"
                + " header INTEGER NOT NULL, system INTEGER, user TEXT NOT NULL, sample TEXT NOT NULL,"
                + " outcome TEXT NOT NULL, text TEXT NOT NULL, input INTEGER NOT NULL, cached INTEGER NOT NULL,"
                + " written INTEGER NOT NULL, output INTEGER NOT NULL, reasoning INTEGER NOT NULL, tier TEXT NOT NULL, usd TEXT NOT NULL)",
        // Attempts without an answer: in flight (settled = 0) or failed (settled = 1). An answer removes its attempt.
        "CREATE TABLE attempt (id INTEGER PRIMARY KEY, role TEXT NOT NULL, settled INTEGER NOT NULL,"
                + " tokens INTEGER NOT NULL, usd TEXT NOT NULL)",
        // Batches that were handed in, or are about to be (name is null), until their answers are recorded.
        "CREATE TABLE batch (id INTEGER PRIMARY KEY, marker TEXT NOT NULL, role TEXT NOT NULL, since TEXT NOT NULL,"
                + " name TEXT)",
        "CREATE TABLE batch_item (batch INTEGER NOT NULL, identity BLOB NOT NULL, attempt INTEGER NOT NULL)",
        "CREATE TABLE stop (id INTEGER PRIMARY KEY, blocks INTEGER NOT NULL, place TEXT NOT NULL, kind TEXT NOT NULL,"
                + " reason TEXT NOT NULL, superseded INTEGER NOT NULL DEFAULT 0)",
        "CREATE TABLE test_reading (id INTEGER PRIMARY KEY, search_end TEXT NOT NULL UNIQUE)",
        "PRAGMA user_version = " + VERSION
    };

    /** Added since, without a change of what was there: answers that an earlier run had paid for. */
    static final String REUSED = "CREATE TABLE IF NOT EXISTS reused (answer INTEGER PRIMARY KEY)";

    private Schema() {}

    /** Every SQLite file starts with these words (sqlite.org/fileformat.html, 1.3). */
    static void requireDatabase(Path file) {
        byte[] magic = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
        try (InputStream in = Files.newInputStream(file)) {
            if (Arrays.equals(in.readNBytes(magic.length), magic)) {
                return;
            }
        } catch (IOException e) {
            throw new JournalException(file + ": cannot read the journal (" + e + ").", e);
        }
        throw new BadInputException(
                file.toString(),
                "this is no journal: it is damaged, or of something else.",
                "Give the directory of a run.");
    }
}
