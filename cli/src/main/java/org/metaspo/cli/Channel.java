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

    /**
     * Draws a line over the one drawn before. What does not fit the width is cut by the screen (DECAWM off): a line that
     * wraps would leave a part of itself behind at each drawing.
     */
    void draw(String text) {
        writer.print("\r\u001b[?7l" + text + "\u001b[K\u001b[?7h");
        writer.flush();
    }

    /** Takes the drawn line away (CSI K: ECMA-48, 8.3.41). */
    void erase() {
        writer.print("\r\u001b[K");
        writer.flush();
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
