package org.metaspo.study;

import java.util.List;
import java.util.function.Function;
import org.metaspo.evaluation.Evaluator;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.Scorecard;
import org.metaspo.task.Example;
import org.metaspo.task.Task;

/**
 * An evaluator that has only some of the training examples.
 *
 * @param all has the others, too
 * @param drawn the examples of each task
 */
record FewExamples(Evaluator all, Function<Task, List<Example>> drawn) implements Evaluator {
    @Override
    public List<Example> items(Split split, Task task) {
        return split == Split.TRAIN ? drawn.apply(task) : all.items(split, task);
    }

    @Override
    public List<Scorecard> score(
            String place, Split split, List<Pairing> pairings, Function<Task, List<Example>> items) {
        return all.score(place, split, pairings, items);
    }
}
