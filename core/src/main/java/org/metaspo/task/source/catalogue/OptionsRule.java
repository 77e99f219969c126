package org.metaspo.task.source.catalogue;

import java.util.List;
import java.util.Objects;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.Example;
import tools.jackson.databind.JsonNode;

/**
 * A question with its options in columns of their own, and the right one's place, counted from 0, in another. The options
 * keep their order, since they refer to each other ("all of the above").
 *
 * @param question the column of the question
 * @param options the columns of the options, A first
 * @param answer the column of the right one's place
 * @param id the column of the id
 */
record OptionsRule(String question, List<String> options, String answer, String id) implements RowRule {
    OptionsRule {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(id, "id");
        options = List.copyOf(options);
    }

    @Override
    public RowOutcome make(List<? extends JsonNode> rows, Randomness randomness) {
        Cells cells = new Cells(rows.get(0));
        List<String> texts = options.stream().map(cells::text).toList();
        String asked = cells.text(question);
        JsonNode place = cells.node(answer);
        if (!place.isIntegralNumber()) {
            throw new RowShapeException("The column `" + answer + "` must hold the right option's place from 0.");
        }
        int right = place.intValue();
        if (asked.isEmpty() || texts.stream().anyMatch(String::isEmpty)) {
            return RowOutcome.dropped("empty question or option");
        }
        if (right < 0 || right >= texts.size()) {
            return RowOutcome.dropped("no label");
        }
        // The same question with other options is another item, yet must not stand in another part.
        return RowOutcome.item(new RowItem(
                cells.text(id),
                asked + Letters.list(texts),
                List.of(Letters.of(right)),
                texts,
                Example.idOf(asked),
                false));
    }
}
