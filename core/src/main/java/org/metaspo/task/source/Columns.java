package org.metaspo.task.source;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.metaspo.problem.BadInputException;

/**
 * Which column of the data plays which part.
 *
 * @param question holds the question
 * @param answer holds the one accepted answer (or a list); null: not in use
 * @param answers holds the accepted answers; null: not in use
 * @param id holds the item's id; null: items are known by their question
 * @param idDeclared whether the task file names the column of the ids
 * @param part holds the part that an item belongs to: train, validation or test; null: the file is not divided so
 * @param group holds what items share that must not stand in two parts; null: each item stands alone
 * @param declared further columns that the task file names, by the name used in the template: every item has them
 * @param used columns that the template names without more ado: filled where an item has them
 */
record Columns(
        String question,
        @Nullable String answer,
        @Nullable String answers,
        String id,
        boolean idDeclared,
        @Nullable String part,
        @Nullable String group,
        Map<String, String> declared,
        Map<String, String> used) {
    private static final Pattern SLOT = Pattern.compile("\\{\\{([^{}]+)}}");

    /** The columns that a task file declares, and the defaults for those it does not. */
    static Columns of(Path file, Map<String, String> given, String template) {
        Map<String, String> further = new LinkedHashMap<>(given);
        String question = further.remove("question");
        String answer = further.remove("answer");
        String answers = further.remove("answers");
        String id = further.remove("id");
        String part = further.remove("part");
        String group = further.remove("group");
        further.forEach((name, column) -> requireNamed(file, name, column));
        boolean byDefault = answer == null && answers == null;
        Columns columns = new Columns(
                question == null ? "question" : question,
                byDefault ? "answer" : answer,
                byDefault ? "answers" : answers,
                id == null ? "id" : id,
                id != null,
                part,
                group,
                further,
                used(template, further));
        columns.refuseShownAnswers(file);
        return columns;
    }

    private static void requireNamed(Path file, String name, @Nullable String column) {
        if (column == null) {
            throw new BadInputException(
                    file + ", columns." + name, "has no value.", "Name a column of the data, or leave the key out.");
        }
    }

    private static Map<String, String> used(String template, Map<String, String> declared) {
        Map<String, String> used = new LinkedHashMap<>();
        Matcher slots = SLOT.matcher(template);
        while (slots.find()) {
            String name = slots.group(1).strip();
            if (!declared.containsKey(name)) {
                used.put(name, name);
            }
        }
        return used;
    }

    private void refuseShownAnswers(Path file) {
        for (Map<String, String> shown : List.of(declared, used)) {
            shown.forEach((name, column) -> {
                if (column.equals(answer) || column.equals(answers)) {
                    throw new BadInputException(
                            file + ", columns",
                            "{{" + name + "}} would show the model the answer (column `" + column + "`).",
                            "Take it out of the template and the columns.");
                }
            });
        }
    }
}
