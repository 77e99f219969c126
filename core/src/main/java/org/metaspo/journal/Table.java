package org.metaspo.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The journal's tables. The last column of each is the row's {@link Seal}; null where an earlier version wrote the row. A
 * change of meaning raises {@link Schema#VERSION}.
 */
@SuppressWarnings("ImmutableEnumChecker") // its lists are immutable
enum Table {
    /** Facts of the run. */
    META("key TEXT PRIMARY KEY", "value TEXT NOT NULL"),
    /** System prompts, and models with their parameters: each once, however many requests refer to it. */
    TEXT("id INTEGER PRIMARY KEY", "content TEXT NOT NULL"),
    ANSWER(
            "id INTEGER PRIMARY KEY",
            "identity BLOB NOT NULL",
            "role TEXT NOT NULL",
            "header INTEGER NOT NULL",
            "system INTEGER",
            "user TEXT NOT NULL",
            "sample TEXT NOT NULL",
            "outcome TEXT NOT NULL",
            "text TEXT NOT NULL",
            "input INTEGER NOT NULL",
            "cached INTEGER NOT NULL",
            "written INTEGER NOT NULL",
            "output INTEGER NOT NULL",
            "reasoning INTEGER NOT NULL",
            "tier TEXT NOT NULL",
            "usd TEXT NOT NULL"),
    /** Attempts without an answer: in flight (settled = 0) or failed (settled = 1). An answer removes its attempt. */
    ATTEMPT(
            "id INTEGER PRIMARY KEY",
            "role TEXT NOT NULL",
            "settled INTEGER NOT NULL",
            "tokens INTEGER NOT NULL",
            "usd TEXT NOT NULL"),
    /** Batches that were handed in, or are about to be (name is null), until their answers are recorded. */
    BATCH("id INTEGER PRIMARY KEY", "marker TEXT NOT NULL", "role TEXT NOT NULL", "since TEXT NOT NULL", "name TEXT"),
    BATCH_ITEM("batch INTEGER NOT NULL", "identity BLOB NOT NULL", "attempt INTEGER NOT NULL"),
    STOP(
            "id INTEGER PRIMARY KEY",
            "blocks INTEGER NOT NULL",
            "place TEXT NOT NULL",
            "kind TEXT NOT NULL",
            "reason TEXT NOT NULL",
            "superseded INTEGER NOT NULL DEFAULT 0"),
    TEST_READING("id INTEGER PRIMARY KEY", "search_end TEXT NOT NULL UNIQUE"),
    /** Answers that an earlier run had paid for. */
    REUSED("answer INTEGER PRIMARY KEY"),
    /** Attempts that failed, each by what it met. */
    FAULT("id INTEGER PRIMARY KEY", "role TEXT NOT NULL", "kind TEXT NOT NULL");

    /** Of an answer: what is read when a journal is opened, as opposed to the texts, which are read when they are needed. */
    private static final List<Integer> HEAD = List.of(0, 1, 2, 7, 9, 10, 11, 12, 13, 14, 15);

    private static final List<Integer> BODY = List.of(0, 3, 4, 5, 6, 8);

    private static final String SEAL = "seal";

    private final List<String> columns;
    private final List<String> names;
    private final List<String> types;

    /** @param columns each with its name, its type and what holds for it */
    Table(String... columns) {
        this.columns = List.of(columns);
        this.names = word(0);
        this.types = word(1);
    }

    private List<String> word(int index) {
        return columns.stream().map(column -> column.split(" ", -1)[index]).toList();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Columns without the seal. */
    int width() {
        return columns.size();
    }

    /** Whether the first column is the row's number. */
    boolean isNumbered() {
        return columns.getFirst().endsWith("INTEGER PRIMARY KEY");
    }

    String create() {
        return "CREATE TABLE " + key() + " (" + String.join(", ", columns) + ", " + SEAL + " INTEGER)";
    }

    /** Whether earlier builds had none. */
    boolean isLater() {
        return this == REUSED || this == FAULT;
    }

    /** Whether this is how a version of this program made the table. */
    boolean isMadeBy(@Nullable Object sql) {
        return create().equals(sql) || createUnsealed().equals(sql);
    }

    /** As the first journals had it. */
    String createUnsealed() {
        return "CREATE TABLE " + key() + " (" + String.join(", ", columns) + ")";
    }

    String addSeal() {
        return "ALTER TABLE " + key() + " ADD COLUMN " + SEAL + " INTEGER";
    }

    String insert() {
        return "INSERT OR " + (this == META ? "REPLACE" : this == TEST_READING ? "IGNORE" : "ABORT") + " INTO " + key()
                + " VALUES (?" + ", ?".repeat(width()) + ")";
    }

    String select() {
        return "SELECT " + String.join(", ", names) + ", " + SEAL + " FROM " + key();
    }

    /** The columns of answers that are read when a journal is opened, each in its place. */
    static String selectHeads() {
        List<String> read = new ArrayList<>(ANSWER.names);
        BODY.stream().filter(index -> !HEAD.contains(index)).forEach(index -> read.set(index, "NULL"));
        return "SELECT " + String.join(", ", read) + ", " + SEAL + " FROM answer";
    }

    /** What seals a row of these values. */
    long seal(List<? extends @Nullable Object> values) {
        return this == ANSWER
                ? head(pick(values, HEAD)) << Integer.SIZE | Seal.of("answer/body", pick(values, BODY))
                : Seal.of(key(), values);
    }

    private static long head(List<? extends @Nullable Object> head) {
        return Seal.of("answer/head", head);
    }

    private static List<@Nullable Object> pick(List<? extends @Nullable Object> values, List<Integer> indices) {
        List<@Nullable Object> picked = new ArrayList<>(indices.size());
        for (int index : indices) {
            picked.add(values.get(index));
        }
        return picked;
    }

    /** Whether a row is as it was written; without a seal where the journal is of an earlier build. */
    boolean isWhole(List<? extends @Nullable Object> values, @Nullable Long seal) {
        return seal == null ? isFilled(values) : seal(values) == seal;
    }

    /** A stretch of zeros is a row of nulls, without a seal. */
    private boolean isFilled(List<? extends @Nullable Object> values) {
        return IntStream.range(0, width()).allMatch(column -> values.get(column) != null || isOptional(column));
    }

    private boolean isOptional(int column) {
        return !columns.get(column).contains("NOT NULL") && !columns.get(column).contains("PRIMARY KEY");
    }

    /** Whether the row of a result of {@link #select} is as it was written. */
    boolean isWhole(ResultSet row) throws SQLException {
        return isWhole(values(row, IntStream.range(0, width()).boxed().toList()), seal(row));
    }

    /** The same for what is read of an answer when a journal is opened. */
    static boolean isHeadWhole(ResultSet answer) throws SQLException {
        Long seal = ANSWER.seal(answer);
        return seal == null
                ? answer.getBytes(2) != null && answer.getString(3) != null
                : head(ANSWER.values(answer, HEAD)) == seal >>> Integer.SIZE;
    }

    private @Nullable Long seal(ResultSet row) throws SQLException {
        long seal = row.getLong(width() + 1);
        return row.wasNull() ? null : seal;
    }

    private List<@Nullable Object> values(ResultSet row, List<Integer> indices) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(indices.size());
        for (int index : indices) {
            values.add(value(row, index + 1, types.get(index)));
        }
        return values;
    }

    private static @Nullable Object value(ResultSet row, int column, String type) throws SQLException {
        return switch (type) {
            case "INTEGER" -> {
                long number = row.getLong(column);
                yield row.wasNull() ? null : number;
            }
            case "BLOB" -> row.getBytes(column);
            default -> row.getString(column);
        };
    }
}
