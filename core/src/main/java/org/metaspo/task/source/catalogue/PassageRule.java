package org.metaspo.task.source.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.metaspo.statistics.Randomness;
import org.metaspo.task.Example;
import tools.jackson.databind.JsonNode;

/**
 * Questions on a passage, in the shape of the MRQA shared task: a row is a passage with its questions ({@code qas}), or
 * one question with its passage. The marks of documents, titles and paragraphs within contexts become line breaks.
 *
 * @param maxChars longest context in UTF-16 units, 0 for none. A context whose accepted answers would be cut off leaves
 *     its question out
 */
record PassageRule(int maxChars) implements RowRule {
    private static final Pattern MARKS = Pattern.compile("\\s*(?:\\[(?:TLE|DOC|PAR|SEP)]\\s*)+");

    @Override
    public RowOutcome make(List<? extends JsonNode> rows, Randomness randomness) {
        Cells cells = new Cells(rows.get(0));
        String whole = MARKS.matcher(cells.text("context")).replaceAll("\n").strip();
        Length context = Length.of(whole, maxChars);
        List<RowItem> items = new ArrayList<>();
        if (cells.row().has("qas")) {
            cells.node("qas").forEach(question -> add(new Cells(question), context, items));
        } else {
            add(cells, context, items);
        }
        return items.isEmpty() ? RowOutcome.dropped("no answer in the context") : new RowOutcome.Items(items);
    }

    private static void add(Cells cells, Length context, List<RowItem> items) {
        String question = cells.text("question");
        List<String> answers = cells.texts("answers").stream().distinct().toList();
        boolean held = !context.cut() || answers.stream().anyMatch(context.text()::contains);
        if (!question.isEmpty() && !answers.isEmpty() && held) {
            items.add(new RowItem(
                    cells.text("qid"),
                    "Context: " + context.text() + "\nQuestion: " + question,
                    answers,
                    List.of(),
                    Example.idOf(context.text()),
                    context.cut()));
        }
    }
}
