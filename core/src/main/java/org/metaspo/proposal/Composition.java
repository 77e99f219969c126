package org.metaspo.proposal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.metaspo.prompt.FrozenRegions;
import org.metaspo.prompt.UserPrompt;
import org.metaspo.task.Task;

/**
 * A prompt as an ordered list of parts: sentences, joined by blanks, and worked examples, on lines of their own.
 *
 * @param head what stays before them, such as a task's instruction; may be empty
 * @param parts what may be added, removed, replaced and moved
 * @param tail what stays after them, such as the suffix with the question; may be empty
 */
public record Composition(String head, List<String> parts, String tail) {
    public Composition {
        parts = List.copyOf(parts);
    }

    /** A system prompt that no edit made: one part, none where it is empty. */
    public static Composition opened(String systemPrompt) {
        return new Composition("", systemPrompt.isEmpty() ? List.of() : List.of(systemPrompt), "");
    }

    /** A user prompt that no edit made: instruction and suffix stay where they can be told apart. */
    static Composition opened(Task task, UserPrompt userPrompt) {
        boolean initial = userPrompt.equals(task.initialUserPrompt());
        return initial && !task.instruction().contains(UserPrompt.QUESTION)
                ? new Composition(FrozenRegions.withoutMarks(task.instruction()), List.of(), task.sentSuffix())
                : new Composition("", List.of(), userPrompt.template());
    }

    /** The prompt as sent. */
    public String text() {
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

    /** With one more part, which then stands at this position. */
    public Composition with(String part, int position) {
        List<String> changed = new ArrayList<>(parts);
        changed.add(position, part);
        return new Composition(head, changed, tail);
    }

    /** Without the part at this position. */
    public Composition without(int position) {
        List<String> changed = new ArrayList<>(parts);
        changed.remove(position);
        return new Composition(head, changed, tail);
    }

    /** With another part at this position. */
    public Composition replaced(int position, String part) {
        List<String> changed = new ArrayList<>(parts);
        changed.set(position, part);
        return new Composition(head, changed, tail);
    }

    /** With two parts in each other's place. */
    public Composition exchanged(int one, int other) {
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
