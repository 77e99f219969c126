package org.metaspo.cli;

import java.io.PrintWriter;

/**
 * One way out, standard output or standard error, with emphasis where a screen shows it.
 *
 * @param writer flushes at each line
 * @param terminal a screen that can redraw a line
 * @param color a screen that shows colours
 */
record Channel(PrintWriter writer, boolean terminal, boolean color) {
    void line(String text) {
        writer.println(text);
    }

    String bold(String text) {
        return styled("1", text);
    }

    String faint(String text) {
        return styled("2", text);
    }

    String red(String text) {
        return styled("31", text);
    }

    String green(String text) {
        return styled("32", text);
    }

    /** The codes are parameters of SGR, ECMA-48 section 8.3.117. */
    private String styled(String code, String text) {
        return color ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
