package org.metaspo.task.source.catalogue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.Example;
import tools.jackson.databind.JsonNode;

/**
 * One row, one item: the question is a template over columns, the answer is read from one of them.
 *
 * @param question template with {@code {column}}
 * @param answer how the answer is read
 * @param id the column of the id; null: the question's hash
 * @param group the column whose rows belong together; null: each row stands alone
 * @param maxChars longest question in UTF-16 units, 0 for none; longer ones are cut and counted
 */
record ColumnsRule(
        String question,
        AnswerCell answer,
        @Nullable String id,
        @Nullable String group,
        int maxChars) implements RowRule {
    ColumnsRule {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(answer, "answer");
    }

    @Override
    public RowOutcome make(List<? extends JsonNode> rows, Randomness randomness) {
        Cells cells = new Cells(rows.get(0));
        Optional<List<String>> answers = answer.read(cells);
        if (answers.isEmpty()) {
            return RowOutcome.dropped("label not used");
        }
        if (answers.get().isEmpty()) {
            return RowOutcome.dropped("no answer");
        }
        Length text = Length.of(cells.fill(question).strip(), maxChars);
        if (isEmpty(cells)) {
            return RowOutcome.dropped("empty question");
        }
        String known = id == null || cells.text(id).isEmpty() ? Example.idOf(text.text()) : cells.text(id);
        String together = group == null || cells.text(group).isEmpty() ? known : cells.text(group);
        return RowOutcome.item(new RowItem(known, text.text(), answers.get(), List.of(), together, text.cut()));
    }

    /** The headings of a template are no question: at least one cell must hold something. */
    private boolean isEmpty(Cells cells) {
        return cells.fill(question)
                .strip()
                .equals(question.replaceAll("\\{[A-Za-z0-9_]+}", "").strip());
    }
}
