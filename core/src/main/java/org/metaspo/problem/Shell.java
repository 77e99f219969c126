package org.metaspo.problem;

import java.nio.file.Path;

/** Writes paths so that a suggested command can be pasted into a shell. */
public final class Shell {
    private Shell() {}

    /** The path as one word of a POSIX shell. */
    public static String word(Path path) {
        String text = path.toString();
        return text.matches("[A-Za-z0-9_./:@%+=,-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
