package org.metaspo.task.source.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.Example;
import tools.jackson.databind.JsonNode;

/**
 * A question of a large collection of mathematics that belongs to one topic, found by the key words of
 * {@link MathTopic}. Questions in which two topics weigh the same, and those of other sites and languages, are left out.
 *
 * @param topic the topic's name
 * @param site questions of this site only, by its name within {@code meta.url} or {@code meta.source}
 * @param maxChars longest question and longest answer in UTF-16 units; longer rows are left out, since half an answer is
 *     no reference
 */
record TopicRule(String topic, String site, int maxChars) implements RowRule {
    TopicRule {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(site, "site");
    }

    @Override
    public RowOutcome make(List<? extends JsonNode> rows, Randomness randomness) {
        Cells cells = new Cells(rows.get(0));
        Cells meta = new Cells(cells.node("meta"));
        String question = cells.text("Q");
        String answer = cells.text("A");
        String url = meta.text("url");
        if (!url.contains(site) && !meta.text("source").contains(site)) {
            return RowOutcome.dropped("another site");
        }
        if (!meta.text("language").toLowerCase(Locale.ROOT).startsWith("en")) {
            return RowOutcome.dropped("another language");
        }
        if (question.isEmpty() || answer.isEmpty()) {
            return RowOutcome.dropped("no question or no answer");
        }
        if (question.length() > maxChars || answer.length() > maxChars) {
            return RowOutcome.dropped("longer than " + maxChars + " characters");
        }
        if (MathTopic.of(question).filter(found -> found.key().equals(topic)).isEmpty()) {
            return RowOutcome.dropped("another topic");
        }
        String id = Example.idOf(question);
        String group = url.isEmpty() ? id : Example.idOf(url);
        return RowOutcome.item(new RowItem(id, question, List.of(answer), List.of(), group, false));
    }
}
