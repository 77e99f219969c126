package org.metaspo.cli.init;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import org.metaspo.task.source.rows.Row;
import org.metaspo.task.source.rows.RowFile;
import org.metaspo.task.source.rows.Rows;
import tools.jackson.databind.JsonNode;

/**
 * What stands in a data file, column by column.
 *
 * @param file the file
 * @param rows how many were looked at
 * @param columns their values as text, in the rows' order, by column; empty cells are left out
 */
record DataLook(Path file, int rows, Map<String, List<String>> columns) {
    /** Enough to tell what a column holds. */
    private static final int MOST = 20_000;

    /**
     * Looks at a file.
     *
     * @throws BadInputException there is no such file, or it holds no rows
     */
    static DataLook at(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(
                    "--data " + file, "There is no such file.", "Give a .csv, .tsv, .jsonl, .json or .parquet file.");
        }
        Map<String, List<String>> columns = new LinkedHashMap<>();
        int count = 0;
        try (Rows rows = RowFile.of(file).open()) {
            while (rows.hasNext() && count < MOST) {
                Row row = rows.next();
                if (!row.value().isObject()) {
                    throw new BadInputException(
                            row.place(), "A row must be an object with named columns.", "Write {\"question\": ...}.");
                }
                for (Map.Entry<String, JsonNode> cell : row.value().properties()) {
                    List<String> values = columns.computeIfAbsent(cell.getKey(), name -> new ArrayList<>());
                    String text =
                            cell.getValue().isValueNode() ? cell.getValue().asString("") : "";
                    if (!text.isBlank()) {
                        values.add(text.strip());
                    }
                }
                count++;
            }
        }
        if (count == 0) {
            throw new BadInputException(file.toString(), "There are no rows.", "Put at least 20 into it.");
        }
        return new DataLook(file, count, columns);
    }

    /** The values of a column; none where there is no such column. */
    List<String> values(String column) {
        return columns.getOrDefault(column, List.of());
    }

    /** The values of a column. @throws BadInputException there is no such column */
    List<String> values(String option, String column) {
        List<String> values = columns.get(column);
        if (values == null || values.isEmpty()) {
            Collection<String> present = columns.keySet();
            throw new BadInputException(
                    option + " " + column,
                    "There is no value in such a column; the file has: " + String.join(", ", present) + ".",
                    Suggestion.remedy(column, List.copyOf(present)));
        }
        return values;
    }
}
