package org.metaspo.task.source.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;
import org.metaspo.task.source.rows.Json;
import org.metaspo.task.source.rows.Row;
import org.metaspo.task.source.rows.Rows;

/** The rows of the first so many {@link Draws}; a row's number is the offset of its line. */
final class DrawnRows implements Rows {
    private static final Pattern DRAWN = Pattern.compile("(?s)(\\d{1,18})\t(.*)");

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
        Matcher drawn = DRAWN.matcher(line);
        if (!drawn.matches()) {
            throw new BadInputException(
                    file.toString(), "The file is damaged: a line has no offset.", "Delete it, and import again.");
        }
        String place = file + ", offset " + drawn.group(1);
        return new Row(
                Long.parseLong(drawn.group(1)),
                place,
                Json.parse(drawn.group(2), place, "Every line must be one object."));
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
