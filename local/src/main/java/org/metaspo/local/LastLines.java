package org.metaspo.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** The end of what a process printed, kept for the message when it fails. */
final class LastLines {
    private static final int MOST = 50;

    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (line.isBlank()) {
            return;
        }
        if (lines.size() == MOST) {
            lines.removeFirst();
        }
        lines.addLast(line.strip());
    }

    synchronized String text() {
        return String.join("\n", lines);
    }

    /** The last line, empty if there is none. */
    synchronized String last() {
        return lines.isEmpty() ? "" : lines.getLast();
    }
}
