package org.metaspo.method;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.metaspo.evaluation.Evaluator.Split;
import org.metaspo.evaluation.Paired;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.task.Example;
import org.metaspo.task.Task;

/**
 * Prompts measured as a whole, against the incumbent, on the same validation items. Edits are taken to add up; whether
 * they do shows here.
 *
 * @param search asks
 * @param guard whether what is significantly worse on any one task is refused
 */
record Measurement(Search search, boolean guard) {
    /** The least variance of a task's differences that is believed. */
    private static final double VARIANCE_FLOOR = 0.05;

    /** Two-sided 5 %. */
    private static final double SIGNIFICANT = -1.96;

    /** What a composed prompt must reach, in standard errors: its edits' effects speak for it already, and louder. */
    private static final double COMPOSED = -1;

    /** What a prompt must reach that nothing else speaks for, in standard errors. */
    private static final double ALONE = 1;

    /**
     * What was measured.
     *
     * @param draft that was
     * @param cards one per task
     * @param why it is refused; null where it is better than the incumbent
     */
    record Measured(
            Draft draft, List<Scorecard> cards, @Nullable String why) {
        boolean isBetter() {
            return why == null;
        }
    }

    /** Measures a composed prompt, and the incumbent beside it, as one block: the incumbent comes first. */
    List<Measured> composed(String place, Draft incumbent, Draft composed, Function<Task, List<Example>> items) {
        List<Pairing> pairings = new ArrayList<>(incumbent.pairings());
        pairings.addAll(composed.pairings());
        List<Scorecard> cards = search.evaluator().score(place, Split.VALIDATION, pairings, items);
        int tasks = incumbent.tasks().size();
        List<Scorecard> before = cards.subList(0, tasks);
        List<Scorecard> after = cards.subList(tasks, 2 * tasks);
        return List.of(
                new Measured(incumbent, before, null), new Measured(composed, after, why(after, before, COMPOSED)));
    }

    /** Measures another prompt on the items that the incumbent was measured on. */
    Measured alone(String place, Draft draft, Measured incumbent, Function<Task, List<Example>> items) {
        List<Scorecard> cards = search.evaluator().score(place, Split.VALIDATION, draft.pairings(), items);
        return new Measured(draft, cards, problem(cards, incumbent.cards()));
    }

    /** Why a prompt does not replace the incumbent, where nothing but these scores speaks for it; null where it does. */
    @Nullable
    String problem(List<Scorecard> cards, List<Scorecard> incumbent) {
        return why(cards, incumbent, ALONE);
    }

    private @Nullable String why(List<Scorecard> cards, List<Scorecard> incumbent, double least) {
        if (new Paired(cards, incumbent).z(VARIANCE_FLOOR) < least) {
            return least > 0 ? "not clearly better than the incumbent" : "clearly worse than the incumbent as a whole";
        }
        return guard ? harm(cards, incumbent) : null;
    }

    /** On which task a prompt is significantly worse, in words; null where it is on none. */
    static @Nullable String harm(List<Scorecard> cards, List<Scorecard> incumbent) {
        for (int task = 0; task < cards.size(); task++) {
            if (new Paired(List.of(cards.get(task)), List.of(incumbent.get(task))).z(VARIANCE_FLOOR) <= SIGNIFICANT) {
                return "worse than the incumbent on "
                        + cards.get(task).pairing().task().name();
            }
        }
        return null;
    }
}
