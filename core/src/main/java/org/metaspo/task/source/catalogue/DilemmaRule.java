package org.metaspo.task.source.catalogue;

import java.util.List;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.Example;
import tools.jackson.databind.JsonNode;

/**
 * A dilemma with its two actions, which stand in neighbouring rows. There is no right answer, so its items have none:
 * they can be imported, not trained on.
 */
record DilemmaRule() implements RowRule {
    @Override
    public int rows() {
        return 2;
    }

    @Override
    public RowOutcome make(List<? extends JsonNode> rows, Randomness randomness) {
        Cells first = new Cells(rows.get(0));
        Cells second = new Cells(rows.get(1));
        String dilemma = first.text("dilemma");
        if (dilemma.isEmpty()) {
            return RowOutcome.dropped("empty question");
        }
        if (!dilemma.equals(second.text("dilemma"))) {
            throw new RowShapeException("The two actions of a dilemma must stand in neighbouring rows.");
        }
        List<String> actions = List.of(first.text("action"), second.text("action"));
        String question = dilemma + "\n" + String.join("\n", actions);
        return RowOutcome.item(
                new RowItem(Example.idOf(question), question, List.of(), actions, Example.idOf(dilemma), false));
    }
}
