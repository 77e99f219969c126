package org.metaspo.proposal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A prompt as an ordered list of parts: sentences, joined by blanks, and worked examples, on lines of their own.
 *
 * @param head what stays before them, such as a task's instruction; may be empty
 * @param parts what may be added, removed, replaced and moved
 * @param tail what stays after them, such as the suffix with the question; may be empty
 */
record Composition(String head, List<String> parts, String tail) {
    Composition {
        parts = List.copyOf(parts);
    }

    String text() {
        StringBuilder text = new StringBuilder(head);
        String before = head;
        for (String part : parts) {
            if (!text.isEmpty()) {
                text.append(WorkedExamples.are(before) || WorkedExamples.are(part) ? '\n' : ' ');
            }
            text.append(part);
            before = part;
        }
        boolean apart = text.isEmpty() || tail.isEmpty() || Character.isWhitespace(tail.charAt(0));
        return text.append(apart ? "" : "\n").append(tail).toString();
    }

    Composition with(String part, int position) {
        List<String> changed = new ArrayList<>(parts);
        changed.add(position, part);
        return new Composition(head, changed, tail);
    }

    Composition without(int position) {
        List<String> changed = new ArrayList<>(parts);
        changed.remove(position);
        return new Composition(head, changed, tail);
    }

    Composition replaced(int position, String part) {
        List<String> changed = new ArrayList<>(parts);
        changed.set(position, part);
        return new Composition(head, changed, tail);
    }

    Composition exchanged(int one, int other) {
        List<String> changed = new ArrayList<>(parts);
        Collections.swap(changed, one, other);
        return new Composition(head, changed, tail);
    }

    /** With these worked examples at the end, in place of those that were there. */
    Composition withExamples(String examples) {
        List<String> changed = new ArrayList<>(
                parts.stream().filter(part -> !WorkedExamples.are(part)).toList());
        changed.add(examples);
        return new Composition(head, changed, tail);
    }
}
