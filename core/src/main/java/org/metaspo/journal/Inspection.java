package org.metaspo.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.journal.sqlite.Damage;
import org.metaspo.journal.sqlite.Database;
import org.metaspo.journal.sqlite.Row;

/**
 * What is damaged in a journal's files, and what is whole. Changes nothing.
 *
 * @param file that was looked at
 * @param damage where and what
 * @param answers how many can be saved, and how many were recorded
 * @param hasPlan whether the run's plan is whole: without it there is nothing to resume
 */
public record Inspection(Path file, List<Damage> damage, Count answers, boolean hasPlan) {
    /** More of it says nothing new. */
    private static final int MOST = 200;

    private static final String PLAN_LIKE = "plan";

    /**
     * Records of one kind.
     *
     * @param whole those that can be saved
     * @param recorded those that were written, as far as that can be told
     */
    public record Count(long whole, long recorded) {}

    /** Whether nothing is wrong. */
    public boolean isSound() {
        return damage.isEmpty();
    }

    /**
     * Looks at a journal.
     *
     * @throws JournalException it cannot be read at all
     */
    public static Inspection of(Path file) {
        try (Database database = Database.open(file, Schema.PAGE_SIZE)) {
            List<Damage> damage = new ArrayList<>(database.missing());
            damage.addAll(database.header(Schema.headerWithVersion()));
            Found found = new Found(damage);
            Map<String, Database.RowVisitor> visitors = new LinkedHashMap<>();
            for (Table table : Table.values()) {
                visitors.put(table.key(), row -> found.row(table, row));
            }
            visitors.put(Database.SCHEMA, found::schema);
            database.walk(visitors, damage);
            found.gaps(file);
            Salvage.Whole whole = Salvage.whole(database, damage.isEmpty(), answer -> {});
            return new Inspection(
                    file,
                    List.copyOf(damage.subList(0, Math.min(MOST, damage.size()))),
                    new Count(whole.answers(), Math.max(found.lastAnswer, whole.lastAnswer())),
                    whole.facts().containsKey(PLAN_LIKE));
        } catch (IOException e) {
            throw new JournalException(file + ": cannot read the journal (" + e + ").", e);
        }
    }

    /** What was met on the way that SQLite would go. */
    private static final class Found {
        private final List<Damage> damage;
        private final Map<Table, Set<Long>> ids = new EnumMap<>(Table.class);
        private final Set<Table> tables = EnumSet.noneOf(Table.class);
        private long lastAnswer;

        Found(List<Damage> damage) {
            this.damage = damage;
        }

        void row(Table table, Row row) {
            Sealed sealed = Sealed.of(table, row);
            boolean first = !table.isNumbered()
                    || ids.computeIfAbsent(table, any -> new HashSet<>()).add(row.id());
            if (sealed == null || !sealed.isWhole()) {
                damage.add(row.damage(record(table, row) + " is not as it was written"));
            } else if (!first) {
                damage.add(row.damage(record(table, row) + " is there twice"));
            }
            if (table == Table.ANSWER) {
                lastAnswer = Math.max(lastAnswer, row.id());
            }
        }

        void schema(Row row) {
            Object name = row.values().size() < 5 ? null : row.values().get(2);
            Table table = Stream.of(Table.values())
                    .filter(known -> known.key().equals(name))
                    .findFirst()
                    .orElse(null);
            boolean known = table != null
                    && (table.isMadeBy(row.values().get(4))
                            || "index".equals(row.values().getFirst()));
            if (!known) {
                damage.add(row.damage("the definition of table " + name + " is not as it was made"));
            } else {
                tables.add(table);
            }
        }

        private static String record(Table table, Row row) {
            return table.isNumbered() ? table.key() + " " + row.id() : "a row of " + table.key();
        }

        void gaps(Path file) {
            Stream.of(Table.values())
                    .filter(table -> !table.isLater() && !tables.contains(table))
                    .forEach(table -> damage.add(new Damage(
                            String.valueOf(file.getFileName()), 0, "the table " + table.key() + " is missing")));
            Set<Long> answers = ids.getOrDefault(Table.ANSWER, Set.of());
            if (answers.size() < lastAnswer && damage.isEmpty()) {
                damage.add(new Damage(
                        String.valueOf(file.getFileName()),
                        0,
                        lastAnswer - answers.size() + " of " + lastAnswer + " answers are missing"));
            }
        }
    }

    /** A row that has the shape of one of a table. */
    record Sealed(
            Table table,
            List<@Nullable Object> values,
            @Nullable Long seal) {
        static @Nullable Sealed of(Table table, Row row) {
            int width = row.values().size();
            if (width != table.width() && width != table.width() + 1) {
                return null;
            }
            List<@Nullable Object> values = new ArrayList<>(row.values().subList(0, table.width()));
            if (table.isNumbered()) {
                values.set(0, row.id()); // stands as null in the record: the row's number is the column
            }
            Object seal = width > table.width() ? row.values().getLast() : null;
            return seal == null || seal instanceof Long ? new Sealed(table, values, (Long) seal) : null;
        }

        boolean isWhole() {
            return table.isWhole(values, seal);
        }
    }
}
