package org.metaspo.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.result.ItemScore;
import org.metaspo.run.History;
import org.metaspo.run.RunPlan.PlannedTask;
import org.metaspo.task.Splits;

/** All scores of a run item by item: first those of the test, then those that the search chose by. */
final class ExportedScores {
    private final History history;
    private final Map<String, Map<String, String>> splits = new HashMap<>();

    ExportedScores(History history) {
        this.history = history;
        for (PlannedTask planned : history.plan().tasks()) {
            splits.put(planned.task().name(), splits(planned.splits()));
        }
    }

    /** With few items, those that both mine and select are named by what they decided: validation. */
    private static Map<String, String> splits(Splits splits) {
        Map<String, String> names = new HashMap<>();
        splits.train().forEach(item -> names.put(item.id(), "train"));
        splits.validation().forEach(item -> names.put(item.id(), "validation"));
        splits.test().forEach(item -> names.put(item.id(), "test"));
        return names;
    }

    /** As JSONL. */
    String lines() {
        Stream<ItemScore> tests = history.tests().stream().flatMap(test -> scores(test.name(), test.card()));
        Stream<ItemScore> search = history.candidates().stream()
                .flatMap(candidate -> candidate.cards().stream().flatMap(card -> scores(candidate.place(), card)));
        return Stream.concat(tests, search).map(score -> score.json() + "\n").collect(Collectors.joining());
    }

    private Stream<ItemScore> scores(String candidate, Scorecard card) {
        Map<String, String> ofTask =
                Objects.requireNonNull(splits.get(card.pairing().task().name()));
        return card.items().stream().map(item -> {
            String split = Objects.requireNonNull(ofTask.get(item.example().id()), "every item stands in a part");
            return ItemScore.of(split, candidate, card.pairing(), item);
        });
    }
}
