package org.metaspo.task.source.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.source.rows.Json;
import org.metaspo.task.source.rows.Row;
import org.metaspo.task.source.rows.Rows;

/** The rows of the first so many {@link Draws}; a row's number is the offset of its line. */
final class DrawnRows implements Rows {
    private final Path file;
    private final BufferedReader lines;
    private int left;
    private @Nullable String next;

    DrawnRows(Path file, int draws) {
        this.file = file;
        this.left = draws;
        try {
            this.lines = Files.newBufferedReader(file);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null && left > 0) {
                left--;
                String line = lines.readLine();
                next = line == null || line.startsWith(Draws.NOTHING) ? null : line;
            }
            return next != null;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        String line = String.valueOf(next);
        next = null;
        int tab = line.indexOf('\t');
        String place = file + ", offset " + line.substring(0, tab);
        return new Row(
                Long.parseLong(line.substring(0, tab)),
                place,
                Json.parse(line.substring(tab + 1), place, "Every line must be one object."));
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private BadInputException unreadable(IOException e) {
        return new BadInputException(file.toString(), "The file cannot be read.", "Delete it, and import again.", e);
    }
}
