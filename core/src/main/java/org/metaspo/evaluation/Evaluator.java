package org.metaspo.evaluation;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.metaspo.task.Example;
import org.metaspo.task.Task;

/**
 * What a search may have scored. There is no way from here to the test split.
 */
public interface Evaluator {
    /** The examples that a search may see. */
    enum Split {
        /** Failures are mined here; the reference schedules select here, too. */
        TRAIN,
        /** Efficient schedules select here; empty for the others. */
        VALIDATION
    }

    /** A task's examples of one split, in the order that the seed gave them. */
    List<Example> items(Split split, Task task);

    /**
     * Scores pairings on examples of one split, as one block.
     *
     * @param place where in the search, such as {@code outer/2}
     * @param items which of each task's examples of the split
     * @return one scorecard per pairing, in order
     */
    List<Scorecard> score(String place, Split split, List<Pairing> pairings, Function<Task, List<Example>> items);

    /** Whether candidates are to be dropped on the way; where answers come a day later all are scored at once instead. */
    default boolean races() {
        return true;
    }

    /** Whether several ways are gone at once, and not one after the other. */
    default boolean overlaps() {
        return false;
    }

    /**
     * Goes several ways at once, so that models are asked for one while another waits: each scores, and has prompts
     * proposed, for itself, and nothing that it does or keeps depends on another one. What it arrives at is for the
     * caller to decide on.
     *
     * @param ways what each does
     * @return what each arrives at, in order
     */
    default <T> List<T> together(String place, List<Supplier<T>> ways) {
        return ways.stream().map(Supplier::get).toList();
    }

    /** Scores pairings on all of one split's examples, as one block. */
    default List<Scorecard> onAll(Split split, String place, List<Pairing> pairings) {
        return score(place, split, pairings, task -> items(split, task));
    }

    /** Scores pairings on their tasks' training examples, as one block. */
    default List<Scorecard> onTrain(String place, List<Pairing> pairings) {
        return onAll(Split.TRAIN, place, pairings);
    }
}
