package org.metaspo.task.source.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.metaspo.problem.BadInputException;

/** Reads text files as UTF-8 and nothing else; a byte order mark is skipped. */
public final class Utf8 {
    private Utf8() {}

    /**
     * The text of a file.
     *
     * @throws BadInputException where it cannot be read, is not UTF-8 or holds nothing
     */
    public static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return text(in, file.toString());
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    static String text(InputStream in, String place) throws IOException {
        StringWriter text = new StringWriter();
        try (Reader reader = new Utf8Reader(in, place)) {
            reader.transferTo(text);
        }
        if (text.toString().isBlank()) {
            throw new BadInputException(place, "The file is empty.", "Put something into it.");
        }
        return text.toString();
    }

    static BadInputException unreadable(String place, IOException cause) {
        return new BadInputException(place, "The file cannot be read.", "Check its path and rights.", cause);
    }
}
