package org.metaspo.task.source.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.metaspo.problem.BadInputException;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.source.catalogue.DataSource;
import org.metaspo.task.source.catalogue.RowItem;
import org.metaspo.task.source.catalogue.RowOutcome;
import org.metaspo.task.source.catalogue.RowRule;
import org.metaspo.task.source.catalogue.RowShapeException;
import org.metaspo.task.source.rows.Layout;
import org.metaspo.task.source.rows.Row;
import org.metaspo.task.source.rows.RowFile;
import org.metaspo.task.source.rows.RowFormat;
import org.metaspo.task.source.rows.Rows;
import tools.jackson.databind.JsonNode;

/**
 * Goes through all rows of an import's files and makes them into items.
 *
 * @param source how the rows lie in the files, and which count
 * @param rule how rows become items
 * @param randomness what rules draw from
 */
record RowScan(DataSource source, RowRule rule, Randomness randomness) {
    /** Hears of every item. */
    interface Finding {
        void on(LocalFile file, Candidate.Spot spot, RowItem item);
    }

    /**
     * What a scan came across.
     *
     * @param rows all rows that count, those of other tasks apart
     * @param items items made of them
     * @param dropped rows that gave none, by reason
     * @param cut items whose texts were cut at a length limit
     */
    record Tally(long rows, long items, Map<String, Long> dropped, long cut) {}

    Tally over(List<LocalFile> files, Finding finding) {
        Counting counting = new Counting();
        for (int i = 0; i < files.size(); i++) {
            read(files.get(i), i, counting, finding);
        }
        return new Tally(counting.rows, counting.items, counting.dropped, counting.cut);
    }

    private static final class Counting {
        private long rows;
        private long items;
        private long cut;
        private final Map<String, Long> dropped = new TreeMap<>();
    }

    private void read(LocalFile file, int number, Counting counting, Finding finding) {
        List<Row> together = new ArrayList<>();
        try (Rows rows = rows(file)) {
            while (rows.hasNext()) {
                Row row = rows.next();
                if (counts(row.value())) {
                    counting.rows++;
                    together.add(row);
                }
                if (together.size() == rule.rows()) {
                    make(file, number, together, counting, finding);
                    together.clear();
                }
            }
        }
        if (!together.isEmpty()) {
            counting.dropped.merge("no neighbouring row", (long) together.size(), Long::sum);
        }
    }

    private Rows rows(LocalFile file) {
        if (file.drawn() > 0) {
            return new DrawnRows(file.local(), file.drawn());
        }
        return new RowFile(file.local(), file.member(), layout(file)).open();
    }

    /** A file that was given by hand may be of another format than the source's own. */
    private Layout layout(LocalFile file) {
        RowFormat stated = RowFormat.valueOf(source.format().name());
        RowFormat named = RowFormat.of(file.member() == null ? file.path() : file.member())
                .orElse(stated);
        return named == stated
                ? new Layout(
                        stated, source.records(), source.carry(), source.columns(), source.separator(), source.quoted())
                : Layout.of(named);
    }

    private boolean counts(JsonNode row) {
        if (source.skip() != null && row.has(source.skip())) {
            return false;
        }
        return source.where().entrySet().stream()
                .allMatch(condition -> value(row, condition.getKey()).equals(condition.getValue()));
    }

    private static String value(JsonNode row, String column) {
        return row.path(column).asString("");
    }

    private void make(LocalFile file, int number, List<Row> rows, Counting counting, Finding finding) {
        Row first = rows.getFirst();
        try {
            switch (rule.make(rows.stream().map(Row::value).toList(), randomness)) {
                case RowOutcome.Items made -> {
                    counting.items += made.items().size();
                    for (int i = 0; i < made.items().size(); i++) {
                        RowItem item = made.items().get(i);
                        counting.cut += item.cut() ? 1 : 0;
                        finding.on(file, new Candidate.Spot(number, first.number(), i), item);
                    }
                }
                case RowOutcome.Dropped none -> counting.dropped.merge(none.reason(), 1L, Long::sum);
            }
        } catch (RowShapeException e) {
            throw new BadInputException(
                    first.place() + " (" + file.address() + ")",
                    "The data has another shape than this task knows. " + e.getMessage(),
                    "Its source may have changed: a newer MetaSPO may know the new shape, and an older import can be"
                            + " repeated with --manifest FILE.",
                    e);
        }
    }
}
