package org.metaspo.testbed.world;

import java.util.List;

/**
 * A task of a world.
 *
 * @param name of the task
 * @param source whether it is one to learn from
 * @param labels the possible answers
 * @param instruction the part of the initial user prompt that may be rewritten
 * @param start share of right answers under prompts without any rule
 * @param weights what each of the world's rules adds on this task's items, by the rule's index
 * @param items all items, training items first
 */
public record WorldTask(
        String name,
        boolean source,
        List<String> labels,
        String instruction,
        double start,
        List<Double> weights,
        List<Item> items) {
    /** The part of every initial user prompt that holds the question and says how to write the answer. */
    public static final String SUFFIX = "\n\n{question}\n\nGive only your final answer between <answer> and </answer>.";

    public WorldTask {
        labels = List.copyOf(labels);
        weights = List.copyOf(weights);
        items = List.copyOf(items);
    }

    /** The initial user prompt. */
    public String userPrompt() {
        return instruction + SUFFIX;
    }

    /** The items of a part. */
    public List<Item> items(Part part) {
        return items.stream().filter(item -> item.part() == part).toList();
    }
}
