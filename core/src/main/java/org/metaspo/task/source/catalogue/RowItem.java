package org.metaspo.task.source.catalogue;

import java.util.List;

/**
 * An item made from a source's row.
 *
 * @param id tells it from the task's other items; does not depend on how its options were shuffled
 * @param question the text that is asked
 * @param answers the accepted answers as the answer form writes them; empty only in a task without gold
 * @param options the texts of the options, A first; empty where there are none
 * @param group the puzzle, passage or template that it comes from: items of a group stay in one part; its id where it
 *     stands alone
 * @param cut whether a text was cut at the length limit
 */
public record RowItem(
        String id, String question, List<String> answers, List<String> options, String group, boolean cut) {
    public RowItem {
        answers = List.copyOf(answers);
        options = List.copyOf(options);
    }
}
