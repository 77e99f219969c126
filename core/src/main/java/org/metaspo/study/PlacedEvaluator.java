package org.metaspo.study;

import java.util.List;
import java.util.function.Function;
import org.metaspo.evaluation.Evaluator;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.task.Example;
import org.metaspo.task.Task;

/**
 * An evaluator for one of several searches in a run: its blocks are named after the search.
 *
 * @param next scores
 * @param place of the search
 */
record PlacedEvaluator(Evaluator next, String place) implements Evaluator {
    @Override
    public List<Example> items(Split split, Task task) {
        return next.items(split, task);
    }

    @Override
    public List<Scorecard> score(
            String within, Split split, List<Pairing> pairings, Function<Task, List<Example>> items) {
        return next.score(place + "/" + within, split, pairings, items);
    }
}
