package org.metaspo.cli.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.method.CandidateRecord;
import org.metaspo.run.History;
import org.metaspo.run.RunPlan.PlannedTask;
import org.metaspo.study.UnseenGeneralization;
import org.metaspo.task.Example;

/**
 * One task's items by the prompts that they were asked under.
 *
 * @param task its name
 * @param items all that were asked, test items first
 * @param columns the prompts
 * @param cells per column a {@link Mark} for each item
 * @param answers per column for each item the response, cut, and what was read from it; null where it was not asked.
 *     Kept apart in the page, since they are read on a click alone
 */
record Matrix(
        String task,
        List<Item> items,
        List<Column> columns,
        List<String> cells,
        @JsonIgnore List<List<List<String>>> answers) {
    /** Longest response in the page, in characters; the journal has the whole. */
    private static final int LONGEST = 2_000;

    /** An item. */
    record Item(String id, String split, String question, String answer, Map<String, String> columns) {}

    /**
     * Prompts that items were asked under.
     *
     * @param name for a reader
     * @param kind test or search: which items they were asked on
     * @param role of test columns initial, candidate, or another word; of the search's the candidate's place
     */
    record Column(String name, String kind, String role, String systemPrompt, String userPrompt) {}

    /** The tasks of which something was asked. */
    static List<Matrix> of(History history) {
        return history.plan().tasks().stream()
                .map(planned -> new Builder(planned).of(history))
                .filter(matrix -> !matrix.columns().isEmpty())
                .toList();
    }

    /** Puts one together. */
    private static final class Builder {
        private final PlannedTask planned;
        private final List<Item> items = new ArrayList<>();
        private final Map<String, Integer> rows = new HashMap<>();
        private final List<Column> columns = new ArrayList<>();
        private final List<String> cells = new ArrayList<>();
        private final List<List<List<String>>> answers = new ArrayList<>();

        Builder(PlannedTask planned) {
            this.planned = planned;
            add("test", planned.splits().test());
            add("validation", planned.splits().validation());
            add("training", planned.splits().train());
        }

        private void add(String split, List<Example> examples) {
            for (Example example : examples) {
                if (rows.putIfAbsent(example.id(), items.size()) == null) {
                    items.add(
                            new Item(example.id(), split, example.question(), example.reference(), example.columns()));
                }
            }
        }

        Matrix of(History history) {
            String more = history.plan().study() instanceof UnseenGeneralization ? ", user prompt " : " ";
            int repeated = 0;
            String last = "";
            for (History.TestCard test : history.tests()) {
                if (isOurs(test.card())) {
                    repeated = test.name().equals(last) ? repeated + 1 : 1;
                    last = test.name();
                    column(repeated > 1 ? last + more + repeated : last, "test", last, test.card());
                }
            }
            for (CandidateRecord candidate : history.candidates()) {
                List<Scorecard> ours =
                        candidate.cards().stream().filter(this::isOurs).toList();
                for (int i = 0; i < ours.size(); i++) {
                    String name = candidate.place() + (ours.size() > 1 ? ", user prompt " + (i + 1) : "");
                    column(name, "search", candidate.place(), ours.get(i));
                }
            }
            return new Matrix(planned.task().name(), items, columns, cells, answers);
        }

        private boolean isOurs(Scorecard card) {
            return card.pairing().task().name().equals(planned.task().name());
        }

        private void column(String name, String kind, String role, Scorecard card) {
            Pairing pairing = card.pairing();
            columns.add(new Column(
                    name,
                    kind,
                    role,
                    pairing.systemPrompt().text(),
                    pairing.userPrompt().template()));
            char[] marks = new char[items.size()];
            Arrays.fill(marks, Mark.NONE);
            List<@Nullable List<String>> said = new ArrayList<>();
            Stream.generate(() -> (List<String>) null).limit(items.size()).forEach(said::add);
            for (Scored item : card.items()) {
                Integer row = rows.get(item.example().id());
                if (row != null) {
                    marks[row] = Mark.of(item);
                    said.set(row, List.of(cut(item.response()), cut(Mark.words(item))));
                }
            }
            cells.add(new String(marks));
            answers.add(said);
        }

        private static String cut(String text) {
            return text.length() <= LONGEST
                    ? text
                    : text.substring(0, LONGEST) + "\n[cut here; the journal has the whole]";
        }
    }
}
