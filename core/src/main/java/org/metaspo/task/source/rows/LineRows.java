package org.metaspo.task.source.rows;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;

/** JSON Lines: an object a line; blank lines are passed over. */
final class LineRows implements Rows {
    private final BufferedReader lines;
    private final String place;
    private @Nullable String next;
    private long line;
    private long number;

    LineRows(InputStream in, String place) {
        this.lines = new BufferedReader(new Utf8Reader(in, place), 1 << 16);
        this.place = place;
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null || next.isBlank()) {
                next = lines.readLine();
                if (next == null) {
                    return empty();
                }
                line++;
            }
            return true;
        } catch (IOException e) {
            throw Utf8.unreadable(place, e);
        }
    }

    private boolean empty() {
        if (number == 0) {
            throw new BadInputException(place, "The file is empty.", "Put something into it.");
        }
        return false;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        String text = String.valueOf(next);
        next = null;
        String at = place + ":" + line;
        return new Row(number++, at, Json.parse(text, at, "Every line must be one object."));
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw Utf8.unreadable(place, e);
        }
    }
}
