package org.metaspo.cli;

import org.jspecify.annotations.Nullable;

/**
 * Which of the process's streams are a terminal, and whether colour is welcome there. Java cannot tell the streams
 * apart, the launcher can: it names them in the system property {@code metaspo.terminal}. Started
 * without it, the program takes itself to be part of a script.
 *
 * @param input somebody can answer a question
 * @param output results are read on a screen
 * @param errors progress is read on a screen
 * @param color the terminal shows colours, and nobody has asked for none (https://no-color.org)
 */
record Terminal(boolean input, boolean output, boolean errors, boolean color) {
    /** No screen, no keyboard. */
    static final Terminal NONE = new Terminal(false, false, false, false);

    static Terminal ofProcess() {
        return of(System.getProperty("metaspo.terminal", ""), System.getenv("NO_COLOR"), System.getenv("TERM"));
    }

    static Terminal of(String streams, @Nullable String noColor, @Nullable String term) {
        boolean color = (noColor == null || noColor.isEmpty()) && !"dumb".equals(term);
        return new Terminal(streams.contains("stdin"), streams.contains("stdout"), streams.contains("stderr"), color);
    }

    /** The same without colour. */
    Terminal plain() {
        return new Terminal(input, output, errors, false);
    }
}
