package org.metaspo.method;

import java.util.List;
import java.util.function.ToIntFunction;
import org.metaspo.method.Counts.TaskSize;

/**
 * What a search by edits spends its evaluations on. All that is asked for are rounds and a bound for all of it; what is
 * left of one round is for the next ones.
 *
 * @param calls most evaluations of the whole search
 * @param rounds 1 or more; fewer are made where so many would be too small
 * @param tasks each task's items
 */
record Spending(int calls, int rounds, List<TaskSize> tasks) {
    /** Items that failures are mined from in a round. */
    private static final int MINED = 48;

    /** Items that a composed prompt is measured on as a whole, and as few as may decide anything. */
    private static final int WHOLE = 40;

    private static final int WHOLE_PER_TASK = 8;

    /** Items that every prompt of a design is tried on at least, where there are several rounds. */
    private static final int SMALL = 8;

    /** How many prompts are measured as a whole in a round: the incumbent, the composed one, one to fall back on. */
    private static final int MEASURED = 3;

    Spending {
        tasks = List.copyOf(tasks);
    }

    /** How many rounds there are: as many as asked for, if each can try every prompt of a design on a few items. */
    int made() {
        int small = minedInAll() + MEASURED * wholeInAll() + Design.most() * Math.max(SMALL, tasks.size());
        return Math.clamp(calls / small, 1, rounds);
    }

    /** The fewest evaluations that a search can do with. */
    private long least() {
        return minedInAll() + (long) Design.most() * inAll(TaskSize::validation, 1) + (long) MEASURED * wholeInAll();
    }

    /** Whether a round mines failures and names new edits; the last of several does not. */
    boolean mines(int round) {
        return round == 1 || round < made();
    }

    /** Training items of each task that a round mines failures from. */
    int mined() {
        return Math.ceilDiv(MINED, tasks.size());
    }

    private int minedInAll() {
        return inAll(TaskSize::train, mined());
    }

    /** Validation items of each task that prompts are measured on as a whole. */
    int whole() {
        return Math.max(WHOLE_PER_TASK, Math.ceilDiv(WHOLE, tasks.size()));
    }

    /** The same over all tasks. */
    int wholeInAll() {
        return inAll(TaskSize::validation, whole());
    }

    /**
     * Validation items of each task that every prompt of a design is tried on; at least one.
     *
     * @param spent evaluations so far
     * @param round from 1 on
     * @param prompts of the design
     */
    int tried(long spent, int round, int prompts) {
        // Failures that later rounds mine are none of this one's share; its own are spent already.
        int later = Math.max(0, made() - 1 - round);
        long share = (calls - spent - (long) later * minedInAll()) / (made() - round + 1);
        long left = share - (long) MEASURED * wholeInAll();
        return Math.clamp(left / Math.max(1, (long) prompts * tasks.size()), 1, largest(TaskSize::validation));
    }

    private int largest(ToIntFunction<TaskSize> items) {
        return tasks.stream().mapToInt(items).max().orElse(1);
    }

    private int inAll(ToIntFunction<TaskSize> items, int each) {
        return tasks.stream()
                .mapToInt(task -> Math.min(items.applyAsInt(task), each))
                .sum();
    }

    /**
     * At most: all that may be spent, or as much as there are items.
     *
     * @param callsPerRound of the optimizer, in a round that mines failures
     */
    Counts counts(long callsPerRound) {
        long mining = Math.max(1, made() - 1);
        long training = mining * minedInAll();
        long items = inAll(TaskSize::validation, Integer.MAX_VALUE);
        long validation = made() * (Design.most() * items + (long) MEASURED * wholeInAll());
        long test = tasks.stream().mapToLong(TaskSize::test).sum();
        return new Counts(
                training,
                Math.min(validation, Math.max(least() - training, calls - training)),
                mining * callsPerRound,
                test,
                test);
    }
}
