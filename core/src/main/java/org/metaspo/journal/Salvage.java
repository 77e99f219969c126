package org.metaspo.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.metaspo.journal.Inspection.Sealed;
import org.metaspo.journal.sqlite.Damage;
import org.metaspo.journal.sqlite.Database;
import org.metaspo.journal.sqlite.Row;
import org.metaspo.problem.BadInputException;

/**
 * Saves what is whole of a damaged journal into a new one. Records are looked for on every page that is left, reached by
 * SQLite or not; a seal tells whether one is whole. The damaged files stay as they are.
 */
public final class Salvage {
    private Salvage() {}

    /**
     * What was saved.
     *
     * @param to the new journal
     * @param answers in it
     * @param lost answers that were recorded, as far as that can be told, and are not in it
     */
    public record Saved(Path to, long answers, long lost) {}

    /**
     * Saves a journal.
     *
     * @param to must not exist
     * @throws BadInputException {@code to} is there already, or the run's plan is lost, so that there is nothing to resume
     * @throws JournalException it cannot be read at all, or the new one not be written
     */
    public static Saved of(Path file, Path to) {
        if (Files.exists(to)) {
            throw new BadInputException(to.toString(), "is there already.", "Give another --to.");
        }
        Inspection inspection = Inspection.of(file);
        if (!inspection.hasPlan()) {
            throw new BadInputException(
                    file.toString(),
                    "holds no whole plan of the run, so that nothing can be resumed.",
                    "Start the run again in another directory.");
        }
        try (Database database = Database.open(file, Schema.PAGE_SIZE)) {
            JournalFile.create(to, connection -> fill(connection, database, inspection.isSound()));
            long answers = inspection.answers().whole();
            return new Saved(to, answers, inspection.answers().recorded() - answers);
        } catch (IOException | SQLException e) {
            throw new JournalException(to + ": cannot be written (" + e.getMessage() + "). Is there space?", e);
        }
    }

    private static void fill(Connection connection, Database database, boolean sound) throws IOException, SQLException {
        Insert answers = new Insert(connection, Table.ANSWER);
        Map<Long, Long> numbers = new HashMap<>();
        Whole whole = whole(database, sound, values -> {
            // Numbered anew: a gap would be damage.
            numbers.put((Long) values.getFirst(), numbers.size() + 1L);
            List<@Nullable Object> numbered = new ArrayList<>(values);
            numbered.set(0, (long) numbers.size());
            try {
                answers.row(numbered);
            } catch (SQLException e) {
                throw new IOException(e.getMessage(), e);
            }
        });
        whole.fill(connection, numbers);
    }

    /**
     * All whole records.
     *
     * @param sound whether SQLite reaches all there is
     * @param answers is handed those of answers, which may be too many to hold
     */
    static Whole whole(Database database, boolean sound, Answers answers) throws IOException {
        Whole whole = new Whole(answers);
        Map<String, Database.RowVisitor> visitors = new HashMap<>();
        for (Table table : Table.values()) {
            visitors.put(table.key(), row -> whole.add(table, row, false));
        }
        List<Damage> damage = new ArrayList<>();
        database.walk(visitors, damage);
        if (!sound) {
            database.carve(whole::carved);
        }
        return whole;
    }

    /** Takes the rows of answers. */
    @FunctionalInterface
    interface Answers {
        void take(List<@Nullable Object> values) throws IOException;
    }

    /** The whole records of a journal. */
    static final class Whole {
        /** By number of the row; of a table without such numbers by the order in which they were found. */
        private final Map<Table, Map<Long, List<@Nullable Object>>> rows = new EnumMap<>(Table.class);

        /** Facts by name, each with the number of its row: the highest is the last that was written. */
        private final Map<String, Long> factRows = new HashMap<>();

        private final Map<String, String> facts = new TreeMap<>();

        private final Set<Long> answerRows = new HashSet<>();
        private final Answers answers;
        private long lastAnswer;

        private Whole(Answers answers) {
            this.answers = answers;
        }

        private void carved(Row row) throws IOException {
            for (Table table : Table.values()) {
                add(table, row, true);
            }
        }

        /** @param carved whether the row may be out of use: then only a seal says whose it is */
        private void add(Table table, Row row, boolean carved) throws IOException {
            Sealed sealed = Sealed.of(table, row);
            if (sealed == null || !sealed.isWhole() || (carved && sealed.seal() == null)) {
                return;
            }
            if (table == Table.META) {
                fact(
                        row.id(),
                        String.valueOf(sealed.values().get(0)),
                        String.valueOf(sealed.values().get(1)));
            } else if (table == Table.ANSWER) {
                lastAnswer = Math.max(lastAnswer, row.id());
                if (answerRows.add(row.id())) {
                    answers.take(sealed.values());
                }
            } else if (!carved || table.isNumbered()) {
                rows(table).putIfAbsent(row.id(), sealed.values());
            }
        }

        private void fact(long row, String name, String value) {
            String key = name.endsWith(Journal.COPY) ? name.substring(0, name.length() - Journal.COPY.length()) : name;
            if (row > factRows.getOrDefault(key, 0L)) {
                factRows.put(key, row);
                facts.put(key, value);
            }
        }

        private Map<Long, List<@Nullable Object>> rows(Table table) {
            return rows.computeIfAbsent(table, any -> new TreeMap<>());
        }

        Map<String, String> facts() {
            return facts;
        }

        long answers() {
            return answerRows.size();
        }

        long lastAnswer() {
            return lastAnswer;
        }

        /** @param numbers of answers, old to new */
        private void fill(Connection connection, Map<Long, Long> numbers) throws SQLException {
            for (Map.Entry<String, String> fact : facts.entrySet()) {
                Journal.putMeta(connection, fact.getKey(), fact.getValue());
            }
            for (Map.Entry<Table, Map<Long, List<@Nullable Object>>> table : rows.entrySet()) {
                Insert insert = new Insert(connection, table.getKey());
                for (List<@Nullable Object> values : table.getValue().values()) {
                    Long number = table.getKey() == Table.REUSED ? numbers.get((Long) values.getFirst()) : null;
                    if (number != null) {
                        insert.row(number);
                    } else if (table.getKey() != Table.REUSED) {
                        insert.row(values);
                    }
                }
            }
        }
    }
}
