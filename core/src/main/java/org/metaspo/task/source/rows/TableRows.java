package org.metaspo.task.source.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.metaspo.problem.BadInputException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A table's rows (RFC 4180, or with another separator); empty cells are missing values. */
final class TableRows implements Rows {
    private static final int LOOKED_AT = 1 << 12;

    private final String place;
    private final Layout layout;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private long line;
    private long number;

    private TableRows(String place, Layout layout, CSVParser parser) {
        this.place = place;
        this.layout = layout;
        this.parser = parser;
        this.records = parser.iterator();
        this.header = layout.columns().isEmpty() ? parser.getHeaderNames() : layout.columns();
        this.line = parser.getCurrentLineNumber() + 1;
    }

    static TableRows open(InputStream in, String place, Layout layout) throws IOException {
        try {
            BufferedReader text = new BufferedReader(new Utf8Reader(in, place));
            if (isBlank(text)) {
                throw new BadInputException(place, "The file is empty.", "Put something into it.");
            }
            return new TableRows(place, layout, format(layout).parse(text));
        } catch (IllegalArgumentException e) {
            in.close();
            throw malformed(place + ":1", layout, e);
        } catch (CSVException e) {
            in.close();
            throw malformed(place, layout, e);
        }
    }

    /** Whether nothing but blanks stands in the file; looks no further than a header would begin. */
    private static boolean isBlank(BufferedReader text) throws IOException {
        text.mark(LOOKED_AT);
        int read = 0;
        int character = text.read();
        while (character >= 0 && Character.isWhitespace(character) && ++read < LOOKED_AT) {
            character = text.read();
        }
        text.reset();
        return character < 0;
    }

    private static CSVFormat format(Layout layout) {
        CSVFormat.Builder format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(layout.separatorChar())
                .setQuote(layout.quoted() ? '"' : null)
                .setIgnoreEmptyLines(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW);
        return layout.columns().isEmpty()
                ? format.setHeader().setSkipHeaderRecord(true).get()
                : format.get();
    }

    @Override
    public boolean hasNext() {
        try {
            return records.hasNext();
        } catch (UncheckedIOException e) {
            throw malformed(place + ":" + line, layout, e);
        }
    }

    @Override
    public Row next() {
        String at = place + ":" + line;
        CSVRecord cells = records.next();
        line = parser.getCurrentLineNumber() + 1;
        return new Row(number++, at, row(at, cells));
    }

    private ObjectNode row(String at, CSVRecord cells) {
        if (cells.size() != header.size()) {
            throw new BadInputException(
                    at,
                    "The row has " + cells.size() + " cells, the header " + header.size() + ".",
                    "Put a cell that holds separators, quotes or line breaks in double quotes.");
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

    private static BadInputException malformed(String at, Layout layout, Exception cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        if (root instanceof BadInputException told) {
            return told;
        }
        // The library adds its own class names and advice for programmers behind these marks.
        String what = String.valueOf(root.getMessage())
                .replaceFirst("(?s)\\s*If this is valid.*", "")
                .replaceFirst("(\\(startline \\d+\\) )?EOF reached before encapsulated.*", "a quoted cell has no end.")
                .replaceFirst("Invalid character between encapsulated.*", "something follows a quoted cell.");
        String separator = layout.separatorChar() == '\t' ? "tabs" : "`" + layout.separatorChar() + "`";
        return new BadInputException(
                at,
                "This is not " + layout.format() + ": " + what,
                "Separate cells by " + separator + ", and check header and quotes (RFC 4180).",
                cause);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw Utf8.unreadable(place, e);
        }
    }
}
