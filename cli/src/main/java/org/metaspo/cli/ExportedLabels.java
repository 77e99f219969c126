package org.metaspo.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.judge.Labelled;
import org.metaspo.problem.BadInputException;
import org.metaspo.run.History;
import org.metaspo.task.Extraction;
import org.metaspo.task.JudgeKind;
import org.metaspo.task.Judged;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers to be judged by people, for {@code judge calibrate}: test items of the judged tasks in turn, each under the
 * prompts at the start and under the candidate, so that neither style is missing among them. The column {@code human} is
 * left to be filled in.
 */
final class ExportedLabels {
    /** As many as a calibration wants. */
    private static final int ROWS = 200;

    private final List<Map<String, Object>> rows = new ArrayList<>();

    ExportedLabels(History history) {
        Map<String, Scorecard> initial = judged(history, "initial");
        Map<String, Scorecard> candidate = judged(history, "candidate");
        int most = initial.values().stream()
                .mapToInt(card -> card.items().size())
                .max()
                .orElse(0);
        for (int i = 0; i < most && rows.size() < ROWS; i++) {
            for (String task : initial.keySet()) {
                Scorecard before = initial.get(task);
                Scorecard after = candidate.get(task);
                if (before != null
                        && after != null
                        && i < Math.min(before.items().size(), after.items().size())) {
                    add(task, before, before.items().get(i), after.items().get(i));
                }
            }
        }
    }

    /** As JSONL. @throws BadInputException there is nothing to judge */
    String lines() {
        if (rows.isEmpty()) {
            throw new BadInputException(
                    "--format labels",
                    "needs a search with a judged task whose test items were answered.",
                    "Train with `metric: judge` first; without a calibration nothing is claimed, and that is enough here.");
        }
        return rows.stream()
                .limit(ROWS)
                .map(row -> JsonMapper.shared().writeValueAsString(row) + "\n")
                .collect(Collectors.joining());
    }

    private static Map<String, Scorecard> judged(History history, String name) {
        Map<String, Scorecard> cards = new LinkedHashMap<>();
        history.tests().stream()
                .filter(test -> test.name().equals(name))
                .map(History.TestCard::card)
                .filter(card -> card.pairing().task().metric() instanceof Judged)
                .forEach(card -> cards.putIfAbsent(card.pairing().task().name(), card));
        return cards;
    }

    private void add(String task, Scorecard card, Scored before, Scored after) {
        Judged metric = (Judged) card.pairing().task().metric();
        Optional<String> start = answer(before);
        Optional<String> learned = answer(after);
        if (metric.judge() != JudgeKind.PAIRWISE) {
            start.ifPresent(answer -> rows.add(row(task, before, answer, Labelled.START)));
            learned.ifPresent(answer -> rows.add(row(task, after, answer, Labelled.LEARNED)));
        } else if (start.isPresent() && learned.isPresent() && !start.equals(learned)) {
            Map<String, Object> row = row(task, after, learned.get(), Labelled.LEARNED);
            row.put("opponent", start.get());
            rows.add(row);
        }
    }

    private static Optional<String> answer(Scored item) {
        return item.extraction() instanceof Extraction.Found found ? Optional.of(found.value()) : Optional.empty();
    }

    private static Map<String, Object> row(String task, Scored item, String answer, String arm) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("task", task);
        row.put("question", item.example().shown());
        List<String> references = item.example().answers();
        if (!references.isEmpty()) {
            row.put(
                    references.size() == 1 ? "reference" : "references",
                    references.size() == 1 ? references.getFirst() : references);
        }
        row.put("answer", answer);
        row.put("arm", arm);
        row.put("human", "");
        return row;
    }
}
