package org.metaspo.task.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import org.metaspo.task.Example;
import tools.jackson.databind.JsonNode;

/**
 * Makes a row of the data into an example. Every format's rows arrive as JSON objects.
 *
 * @param columns which column plays which part
 * @param answersNeeded whether an item without an answer is wrong
 */
record RowReader(Columns columns, boolean answersNeeded) {
    RowReader(Columns columns) {
        this(columns, true);
    }

    Item read(String place, JsonNode row) {
        if (!row.isObject()) {
            throw new BadInputException(
                    place,
                    "An item must be an object with named columns.",
                    "Write {\"question\": ..., \"answer\": ...}.");
        }
        String question = text(place, row, columns.question(), "columns.question");
        String id = row.path(columns.id()).isValueNode()
                ? row.path(columns.id()).asString("").strip()
                : "";
        if (columns.idDeclared() && id.isEmpty()) {
            throw missing(place, row, columns.id(), "columns.id");
        }
        Map<String, String> further = new LinkedHashMap<>();
        columns.declared().forEach((name, column) -> further.put(name, value(place, row, column, "columns." + name)));
        columns.used().forEach((name, column) -> {
            if (row.hasNonNull(column)) {
                further.put(name, value(place, row, column, "columns." + name));
            }
        });
        String known = id.isEmpty() ? Example.idOf(question) : id;
        return new Item(place, new Example(known, question, answers(place, row), further, group(place, row)));
    }

    private @Nullable String group(String place, JsonNode row) {
        String column = columns.group();
        return column == null || !row.hasNonNull(column)
                ? null
                : value(place, row, column, "columns.group").strip();
    }

    /** The part that a row belongs to, where a column says so. */
    PartName part(String place, JsonNode row) {
        String column = Objects.requireNonNull(columns.part());
        String part = text(place, row, column, "columns.part").strip();
        return PartName.of(part)
                .orElseThrow(() -> new BadInputException(
                        place,
                        "The column `" + column + "` names no part: \"" + part + "\".",
                        Suggestion.remedy(part, PartName.keys())));
    }

    private List<String> answers(String place, JsonNode row) {
        String column = column(columns.answers(), row) != null ? columns.answers() : columns.answer();
        if (column == null || column(column, row) == null) {
            if (!answersNeeded) {
                return List.of();
            }
            throw missing(
                    place, row, columns.answer() == null ? columns.answers() : columns.answer(), "columns.answer");
        }
        JsonNode value = row.path(column);
        List<String> answers = new ArrayList<>();
        for (JsonNode answer : value.isArray() ? value : List.of(value)) {
            if (!answer.isValueNode() || answer.isNull() || answer.asString("").isBlank()) {
                throw new BadInputException(
                        place,
                        "The answer in column `" + column + "` is empty or no text, number or list of them.",
                        "Give the item an answer, or take it out.");
            }
            answers.add(answer.asString().strip());
        }
        if (answers.isEmpty()) {
            throw new BadInputException(
                    place, "The list of answers is empty.", "Give the item an answer, or take it out.");
        }
        return answers;
    }

    private static @Nullable String column(@Nullable String name, JsonNode row) {
        return name != null && row.hasNonNull(name) ? name : null;
    }

    private static String text(String place, JsonNode row, String column, String key) {
        String text = value(place, row, column, key);
        if (text.isBlank()) {
            throw new BadInputException(
                    place, "The column `" + column + "` is blank.", "Give the item a text there, or take it out.");
        }
        return text;
    }

    private static String value(String place, JsonNode row, String column, String key) {
        JsonNode value = row.path(column);
        if (value.isMissingNode() || value.isNull()) {
            throw missing(place, row, column, key);
        }
        if (!value.isValueNode()) {
            throw new BadInputException(
                    place, "The column `" + column + "` must hold a text, not a list or an object.", "Mend the item.");
        }
        return value.asString();
    }

    private static BadInputException missing(String place, JsonNode row, @Nullable String column, String key) {
        if (column != null && row.has(column)) {
            return new BadInputException(
                    place, "The column `" + column + "` is empty.", "Give the item a value there, or take it out.");
        }
        List<String> present = List.copyOf(row.propertyNames());
        String remedy = Suggestion.closest(String.valueOf(column), present)
                .map(name -> "Maybe you meant `" + name + "`: name it under `" + key + "`.")
                .orElse("Name the right column under `" + key + "`.");
        return new BadInputException(
                place,
                "There is no value in column `" + column + "`; the item has: " + String.join(", ", present) + ".",
                remedy);
    }
}
