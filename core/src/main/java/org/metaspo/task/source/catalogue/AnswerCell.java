package org.metaspo.task.source.catalogue;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How an answer is read from a row.
 *
 * @param column where it stands: a text, a number or a list of accepted answers
 * @param labels what each value of the column means; a value that is not listed leaves its row out. Empty: the value
 *     itself
 * @param threshold the column is a share: {@code yes} from here on, else {@code no}
 * @param behind only what follows the last of these marks is the answer
 */
record AnswerCell(
        String column,
        Map<String, String> labels,
        @Nullable BigDecimal threshold,
        @Nullable String behind) {
    AnswerCell {
        Objects.requireNonNull(column, "column");
        labels = labels == null ? Map.of() : new LinkedHashMap<>(labels);
    }

    /** The accepted answers; an empty list where the cell holds none, nothing where its label is not used. */
    Optional<List<String>> read(Cells cells) {
        if (cells.node(column).isArray()) {
            return Optional.of(cells.texts(column));
        }
        String value = cells.text(column);
        if (!labels.isEmpty()) {
            return Optional.ofNullable(labels.get(value)).map(List::of);
        }
        if (threshold != null) {
            return Optional.of(List.of(share(cells.node(column), value).compareTo(threshold) >= 0 ? "yes" : "no"));
        }
        if (behind != null) {
            int mark = value.lastIndexOf(behind);
            value = mark < 0 ? "" : value.substring(mark + behind.length()).strip();
        }
        return Optional.of(value.isEmpty() ? List.of() : List.of(value));
    }

    private BigDecimal share(JsonNode node, String value) {
        try {
            return node.isNumber() ? node.decimalValue() : new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw new RowShapeException("The column `" + column + "` must hold a number, not \"" + value + "\".");
        }
    }
}
