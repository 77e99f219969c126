package org.metaspo.task.source;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.metaspo.problem.BadInputException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rows of a CSV file with a header (RFC 4180); empty cells are missing values. */
final class CsvRows {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private CsvRows() {}

    static List<Item> read(Path file, RowReader rows) {
        List<Item> items = new ArrayList<>();
        try (CSVParser parser = FORMAT.parse(new StringReader(Utf8.text(file)))) {
            Iterator<CSVRecord> records = parser.iterator();
            long line = parser.getCurrentLineNumber() + 1;
            while (hasNext(file, line, records)) {
                CSVRecord cells = records.next();
                String place = file + ":" + line;
                items.add(rows.read(place, row(place, cells, parser.getHeaderNames())));
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (IllegalArgumentException e) {
            throw malformed(file + ":1", e);
        } catch (IOException e) {
            throw malformed(file.toString(), e);
        }
        return items;
    }

    private static boolean hasNext(Path file, long line, Iterator<CSVRecord> records) {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw malformed(file + ":" + line, e);
        }
    }

    private static ObjectNode row(String place, CSVRecord cells, List<String> header) {
        if (cells.size() != header.size()) {
            throw new BadInputException(
                    place,
                    "The row has " + cells.size() + " cells, the header " + header.size() + ".",
                    "Put a cell that holds commas, quotes or line breaks in double quotes.");
        }
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < header.size(); i++) {
            if (cells.get(i).isEmpty()) {
                row.putNull(header.get(i));
            } else {
                row.put(header.get(i), cells.get(i));
            }
        }
        return row;
    }

    private static BadInputException malformed(String place, Exception cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        // The library adds its own class names and advice for programmers behind these marks.
        String what = String.valueOf(root.getMessage()).replaceFirst("(?s)\\s*If this is valid.*", "");
        return new BadInputException(
                place,
                "This is not CSV: " + what,
                "Separate cells by commas, and check header and quotes (RFC 4180).",
                cause);
    }
}
