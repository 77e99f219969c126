package org.metaspo.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.evaluation.Scored;
import org.metaspo.problem.BadInputException;

/**
 * Two runs' answers to the same test items, paired by the items' ids.
 *
 * @param first the run that the other is held against
 * @param later the other
 */
record RunPairs(TestedRun first, TestedRun later) {
    /** Task by task, in the first run's order. @throws BadInputException nothing can be paired, or not all of it */
    List<ArmScores> scores() {
        if (!first.tasks().keySet().equals(later.tasks().keySet())) {
            throw bad(
                    "was tested on " + names(later) + ", " + first.name() + " on " + names(first) + ".",
                    "Compare runs of the same tasks.");
        }
        List<ArmScores> scores = new ArrayList<>();
        first.tasks()
                .forEach((task, cards) -> scores.add(
                        pair(task, cards, Objects.requireNonNull(later.tasks().get(task)))));
        return scores;
    }

    private static String names(TestedRun run) {
        return String.join(", ", run.tasks().keySet());
    }

    private ArmScores pair(String task, List<Scorecard> before, List<Scorecard> after) {
        requireEqualItems(task, ids(before), ids(after));
        String kind = kind(before);
        if (!kind.equals(kind(after))) {
            throw bad(
                    "scores " + task + " by " + kind(after) + ", " + first.name() + " by " + kind + ".",
                    "Compare runs with the same metric.");
        }
        if (before.size() != after.size()) {
            throw bad(
                    "answered " + task + " under " + after.size() + " user prompts, " + first.name() + " under "
                            + before.size() + ".",
                    "Compare studies with as many user prompts.");
        }
        Set<String> left = new HashSet<>();
        before.forEach(card -> left.addAll(card.uncounted()));
        after.forEach(card -> left.addAll(card.uncounted()));
        List<String> order = before.getFirst().items().stream()
                .map(item -> item.example().id())
                .toList();
        return new ArmScores(
                before.stream().map(card -> card.without(left)).toList(),
                after.stream().map(card -> ordered(card, order).without(left)).toList());
    }

    private void requireEqualItems(String task, Set<String> before, Set<String> after) {
        if (!before.equals(after)) {
            Set<String> common = new HashSet<>(before);
            common.retainAll(after);
            throw bad(
                    "was tested on other items of " + task + " than " + first.name() + ": " + after.size() + " and "
                            + before.size() + ", " + common.size() + " of them in common.",
                    "Give both runs the same seed, data and data.test.");
        }
    }

    private static Set<String> ids(List<Scorecard> cards) {
        Set<String> ids = new HashSet<>();
        cards.getFirst().items().forEach(item -> ids.add(item.example().id()));
        return ids;
    }

    private static String kind(List<Scorecard> cards) {
        return cards.getFirst().pairing().task().metric().kind();
    }

    private static Scorecard ordered(Scorecard card, List<String> ids) {
        Map<String, Scored> byId = new HashMap<>();
        card.items().forEach(item -> byId.put(item.example().id(), item));
        return new Scorecard(
                card.pairing(),
                ids.stream().map(id -> Objects.requireNonNull(byId.get(id))).toList());
    }

    private BadInputException bad(String what, String remedy) {
        return new BadInputException(later.name(), what, remedy);
    }
}
