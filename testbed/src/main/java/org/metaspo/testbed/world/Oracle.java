package org.metaspo.testbed.world;

import java.util.List;

/**
 * What prompts are truly worth: the expected share of right answers over all items that a task could have, exactly,
 * without asking anything.
 */
public final class Oracle {
    /** However good or bad the prompts, some items stay wrong and some right. */
    private static final double LEAST = 0.02;

    /** Further worked examples are worth nothing. */
    private static final int MOST_EXAMPLES = 4;

    private final World world;
    private final Reader reader;

    Oracle(World world) {
        this.world = world;
        this.reader = new Reader(world.rules(), world.parameters().reading().needed());
    }

    /**
     * The expected accuracy on new items.
     *
     * @param system the system prompt, empty for none
     * @param user the template, {@code {question}} in place of the question
     * @return 0 to 1
     */
    public double accuracy(String system, String user, WorldTask task) {
        return accuracy(system, user, task, Part.TEST);
    }

    /** The expected accuracy on items of a part: in a memorising world training items differ from the others. */
    public double accuracy(String system, String user, WorldTask task, Part part) {
        return accuracy(reader.read(system, user.replaceAll(Placeholder.PATTERN.pattern(), Reader.GAP)), task, part);
    }

    /** The mean over tasks under one system prompt and each task's initial user prompt. */
    public double accuracy(String system, List<WorldTask> tasks) {
        return tasks.stream()
                .mapToDouble(task -> accuracy(system, task.userPrompt(), task))
                .average()
                .orElseThrow(() -> new IllegalArgumentException("no tasks"));
    }

    /** The best mean over tasks that a system prompt of general rules can have under each task's initial user prompt. */
    public double best(List<WorldTask> tasks) {
        return new Ceiling(world).of(tasks);
    }

    /** The best mean over tasks where each one's prompts may hold whatever helps it. */
    public double bestOfEach(List<WorldTask> tasks) {
        return tasks.stream()
                .mapToDouble(task -> new Ceiling(world).of(task))
                .average()
                .orElseThrow(() -> new IllegalArgumentException("no tasks"));
    }

    /** The names of the rules that a prompt states, in the world's order. */
    public List<String> rules(String prompt) {
        return reader.rulesIn(prompt).stream()
                .mapToObj(index -> world.rules().get(index).name())
                .toList();
    }

    Reader reader() {
        return reader;
    }

    double accuracy(Understood prompts, WorldTask task, Part part) {
        double readable =
                prompts.form().isFree() ? 1 - world.parameters().reading().formless() : 1;
        return skill(prompts, task, part) * readable;
    }

    /** The share of items that the model knows the answer to, whether or not it writes it readably. */
    double skill(Understood prompts, WorldTask task, Part part) {
        Parameters.Effects effects = world.parameters().effects();
        double skill = task.start();
        for (Rule rule : world.rules()) {
            if (prompts.holds(rule)) {
                skill += effect(rule, prompts, task, part);
            }
        }
        skill += effects.shown() * Math.min(MOST_EXAMPLES, prompts.examples());
        skill -= effects.lengthCost() * Math.max(0, prompts.words() - effects.freeWords()) / 100;
        return Math.clamp(skill, LEAST, 1 - LEAST);
    }

    /** A rule counts once, wherever it stands and however often. */
    private double effect(Rule rule, Understood prompts, WorldTask task, Part part) {
        Parameters.Effects effects = world.parameters().effects();
        double weight = task.weights().get(rule.index());
        if (weight > 0 && effects.memorising() && part != Part.TRAIN) {
            return 0;
        }
        if (rule.rival() >= 0 && prompts.holds(world.rules().get(rule.rival()))) {
            return 0;
        }
        if (rule.support() >= 0 && !prompts.holds(world.rules().get(rule.support()))) {
            return 0;
        }
        if (rule.isGeneral()) {
            return weight;
        }
        double placed = prompts.user().get(rule.index()) ? 1 : effects.misplaced();
        boolean overlapped = rule.overlap() >= 0 && prompts.holds(world.rules().get(rule.overlap()));
        return weight * placed * (overlapped ? 1 - effects.overlap() : 1);
    }
}
