package org.metaspo.task.source.rows;

import java.util.Locale;
import java.util.Optional;

/** What a file of rows is. */
public enum RowFormat {
    /** A list of objects, or a document that holds one. */
    JSON,
    /** An object a line. */
    JSONL,
    /** Cells separated by commas (RFC 4180). */
    CSV,
    /** Cells separated by tabs. */
    TSV,
    /** Apache Parquet. */
    PARQUET;

    /** The format that a file's name tells; {@code .gz} at its end does not count. */
    public static Optional<RowFormat> of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "json" -> Optional.of(JSON);
            case "jsonl", "ndjson" -> Optional.of(JSONL);
            case "csv" -> Optional.of(CSV);
            case "tsv", "tab" -> Optional.of(TSV);
            case "parquet" -> Optional.of(PARQUET);
            default -> Optional.empty();
        };
    }
}
