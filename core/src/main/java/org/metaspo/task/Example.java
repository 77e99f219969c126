package org.metaspo.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.statistics.Sha256;

/**
 * One item of a task: a question and what counts as right.
 *
 * @param id tells it from the task's other items
 * @param question what {@code {question}} of a user prompt is filled with
 * @param answers the accepted answers as the task's answer form writes them; at least one, but none where a judge decides
 *     by a rubric
 * @param columns what {@code {{name}}} of a user prompt is filled with, by name
 * @param group what it shares with others (a puzzle, a passage, a template), so that their answers depend on each other;
 *     null where it stands alone
 */
public record Example(
        String id,
        String question,
        List<String> answers,
        Map<String, String> columns,
        @Nullable String group) {
    public Example {
        if (question.isBlank()) {
            throw new IllegalArgumentException("An example has a question.");
        }
        answers = List.copyOf(answers);
        // Map.copyOf has an order of its own in every process; this one keeps the given order.
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** An example that stands alone. */
    public Example(String id, String question, List<String> answers, Map<String, String> columns) {
        this(id, question, answers, columns, null);
    }

    /** An example known by its question, with one accepted answer and no further columns. */
    public static Example of(String question, String answer) {
        return new Example(idOf(question), question, List.of(answer), Map.of());
    }

    /** The id of an example that was given none: SHA-256 of the trimmed question, in hexadecimal digits. */
    public static String idOf(String question) {
        return Sha256.hex(question.strip());
    }

    /** What tells clusters of dependent examples apart: the group; for one that stands alone its id. */
    public String cluster() {
        return group == null ? "id " + id : "group " + group;
    }

    /** The accepted answers as one line for a reader. */
    public String reference() {
        return answers.isEmpty() ? "(none given)" : String.join(" | ", answers);
    }

    /** The question with whatever else a prompt shows of the item: what a judge, or a person, judges by. */
    public String shown() {
        StringBuilder shown = new StringBuilder(question);
        columns.forEach(
                (name, text) -> shown.append("\n\n").append(name).append(":\n").append(text));
        return shown.toString();
    }

    /** This example with its answers written otherwise. */
    public Example withAnswers(List<String> others) {
        return new Example(id, question, others, columns, group);
    }
}
