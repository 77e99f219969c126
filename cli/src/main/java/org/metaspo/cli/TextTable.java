package org.metaspo.cli;

import java.util.List;
import java.util.stream.IntStream;

/** Rows with their columns one below the other. */
final class TextTable {
    private TextTable() {}

    /**
     * With two blanks between columns.
     *
     * @param rows all of the same length, the heads first
     */
    static List<String> lines(List<List<String>> rows) {
        return lines(rows, 2);
    }

    /** @param blanks between columns */
    static List<String> lines(List<List<String>> rows, int blanks) {
        List<Integer> widths = IntStream.range(0, rows.getFirst().size())
                .mapToObj(i ->
                        rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
                .toList();
        return rows.stream()
                .map(row -> {
                    StringBuilder line = new StringBuilder();
                    for (int i = 0; i < row.size(); i++) {
                        line.append(row.get(i))
                                .append(" ".repeat(widths.get(i) - row.get(i).length() + blanks));
                    }
                    return line.toString().stripTrailing();
                })
                .toList();
    }
}
