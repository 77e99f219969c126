package org.metaspo.task.source.generated;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.metaspo.statistics.Sha256;
import org.metaspo.task.Example;

/**
 * A generated item, as the data file has it.
 *
 * @param id made from the question: the same question has the same id in every file
 * @param question the whole question, options included
 * @param answer the right answer
 * @param options how many lettered options the question has; left out where it has none
 * @param group the same for items that tell the same story; a group never stands in two parts
 * @param level how hard it is
 */
record GeneratedItem(
        String id,
        String question,
        String answer,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) int options,
        String group,
        int level) {
    private static final int DIGITS = 16;

    static GeneratedItem of(String task, Puzzle puzzle, int level) {
        return new GeneratedItem(
                task + "-" + Example.idOf(puzzle.question()).substring(0, DIGITS),
                puzzle.question(),
                puzzle.answer(),
                puzzle.options().size(),
                Sha256.hex(puzzle.story()).substring(0, DIGITS),
                level);
    }
}
