package org.metaspo.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal. */
final class Questions {
    private final Console console;
    /** Not closed: it is the process's own. */
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));

    Questions(Console console) {
        this.console = console;
    }

    /** A text; null where nothing was typed. */
    @Nullable
    String text(String question) {
        console.warn(question + ": ");
        String line = line();
        return line.isBlank() ? null : line.strip();
    }

    /** The next line that is typed; empty where there is none. */
    String line() {
        try {
            String line = in.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file; null where nothing was typed. */
    @Nullable
    Path file(String question) {
        String text = text(question);
        return text == null ? null : Path.of(text);
    }
}
