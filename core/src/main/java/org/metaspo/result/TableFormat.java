package org.metaspo.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.metaspo.result.StudyTable.Cell;
import org.metaspo.result.StudyTable.Row;
import tools.jackson.databind.json.JsonMapper;

/** How a study table is written. */
public enum TableFormat {
    /** A table as on web pages, values in percent. */
    MARKDOWN,
    /** A row per study, method and column, values 0 to 1 (RFC 4180). */
    CSV,
    /** A {@code tabular}, values in percent. */
    LATEX,
    /** The table as it is, values 0 to 1. */
    JSON;

    private static final CSVFormat RECORD = CSVFormat.RFC4180;

    /** As options name it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The text of a table. */
    public String write(StudyTable table) {
        return switch (this) {
            case MARKDOWN -> markdown(table);
            case CSV -> csv(table);
            case LATEX -> latex(table);
            case JSON -> JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(table) + "\n";
        };
    }

    private static List<List<String>> rows(StudyTable table, String interval) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(Stream.of("study", "method", "runs"), table.columns().stream())
                .toList());
        for (Row row : table.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.study(), row.method(), String.valueOf(row.runs())));
            for (String column : table.columns()) {
                Cell cell = row.cells().get(column);
                cells.add(
                        cell == null
                                ? "-"
                                : String.format(
                                        Locale.ROOT,
                                        interval,
                                        100 * cell.value(),
                                        100 * cell.low(),
                                        100 * cell.high()));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static String markdown(StudyTable table) {
        List<String> lines = new ArrayList<>(rows(table, "%.1f (%.1f to %.1f)").stream()
                .map(row -> "| " + String.join(" | ", row) + " |")
                .toList());
        lines.add(1, "|---|---|" + "---:|".repeat(table.columns().size() + 1));
        return String.join("\n", lines) + "\n";
    }

    private static String csv(StudyTable table) {
        List<String> lines = new ArrayList<>();
        lines.add(RECORD.format("study", "method", "runs", "column", "tasks", "value", "low", "high"));
        for (Row row : table.rows()) {
            row.cells()
                    .forEach((column, cell) -> lines.add(RECORD.format(
                            row.study(),
                            row.method(),
                            row.runs(),
                            column,
                            cell.tasks(),
                            cell.value(),
                            cell.low(),
                            cell.high())));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String latex(StudyTable table) {
        List<String> lines = rows(table, "%.1f (%.1f--%.1f)").stream()
                .map(row -> row.stream().map(TableFormat::escaped).collect(Collectors.joining(" & ")) + " \\\\")
                .toList();
        return "\\begin{tabular}{ll" + "r".repeat(table.columns().size() + 1) + "}\n\\hline\n"
                + lines.getFirst()
                + "\n\\hline\n"
                + lines.stream().skip(1).map(line -> line + "\n").collect(Collectors.joining())
                + "\\hline\n\\end{tabular}\n";
    }

    /** What has a meaning of its own in LaTeX, in names of arms and domains. */
    private static String escaped(String text) {
        return text.replace("\\", "\\textbackslash ")
                .replaceAll("([&%$#_{}])", "\\\\$1")
                .replace("~", "\\textasciitilde ")
                .replace("^", "\\textasciicircum ");
    }
}
