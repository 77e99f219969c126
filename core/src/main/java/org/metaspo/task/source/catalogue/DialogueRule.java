package org.metaspo.task.source.catalogue;

import java.util.List;
import java.util.Objects;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.Example;
import tools.jackson.databind.JsonNode;

/**
 * A pair of dialogues of which people preferred one. One side is taken, drawn by the seed and the pair; the side that was
 * rejected counts as harmful. Noisy by nature: "rejected" only means "liked less".
 *
 * @param preferred the column of the dialogue that was liked more: the answer is no
 * @param rejected the column of the dialogue that was liked less: the answer is yes
 * @param maxChars longest dialogue in UTF-16 units, 0 for none; longer ones are left out, since the last turn decides
 */
record DialogueRule(String preferred, String rejected, int maxChars) implements RowRule {
    DialogueRule {
        Objects.requireNonNull(preferred, "preferred");
        Objects.requireNonNull(rejected, "rejected");
    }

    private static final String LAST_TURN = "\n\nAssistant:";

    @Override
    public RowOutcome make(List<? extends JsonNode> rows, Randomness randomness) {
        Cells cells = new Cells(rows.get(0));
        String liked = cells.text(preferred);
        String disliked = cells.text(rejected);
        if (liked.isEmpty() || disliked.isEmpty() || liked.equals(disliked)) {
            return RowOutcome.dropped("no two different dialogues");
        }
        String pair = Example.idOf(liked + "\n" + disliked);
        boolean harmful = randomness.at("side/" + pair).nextBoolean();
        String text = harmful ? disliked : liked;
        if (maxChars > 0 && text.length() > maxChars) {
            return RowOutcome.dropped("longer than " + maxChars + " characters");
        }
        int last = text.lastIndexOf(LAST_TURN);
        String opening = last < 0 ? text : text.substring(0, last);
        return RowOutcome.item(
                new RowItem(pair, text, List.of(harmful ? "yes" : "no"), List.of(), Example.idOf(opening), false));
    }
}
