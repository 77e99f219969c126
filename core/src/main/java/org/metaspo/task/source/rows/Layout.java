package org.metaspo.task.source.rows;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows lie in a file.
 *
 * @param format what the file is, once unpacked
 * @param records JSON: pointer to the list of rows (RFC 6901), empty where the document is the list
 * @param carry JSON: keys of the document that every row gets as its own
 * @param columns tables without a header: the names of their columns; empty: the first line names them
 * @param separator tables: what stands between the cells, one character; null: the format's own
 * @param quoted tables: whether cells may be quoted
 */
public record Layout(
        RowFormat format,
        String records,
        List<String> carry,
        List<String> columns,
        @Nullable String separator,
        boolean quoted) {
    public Layout {
        carry = List.copyOf(carry);
        columns = List.copyOf(columns);
        if (separator != null && separator.length() != 1) {
            throw new IllegalArgumentException("a separator is one character, not \"" + separator + "\"");
        }
    }

    /** The usual layout of a format. */
    public static Layout of(RowFormat format) {
        return new Layout(format, "", List.of(), List.of(), null, true);
    }

    char separatorChar() {
        return separator != null ? separator.charAt(0) : format == RowFormat.TSV ? '\t' : ',';
    }
}
