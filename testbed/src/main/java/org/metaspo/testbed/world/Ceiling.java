package org.metaspo.testbed.world;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.metaspo.testbed.world.Rule.Kind;

/**
 * What there is to find in a world: the best that prompts can be. Rules may stand in each other's way, so all sets of the
 * useful ones are looked through; there are a few dozen to a thousand. Length is left out of account.
 */
record Ceiling(World world) {
    /** For several tasks under one system prompt that holds general rules. */
    double of(List<WorldTask> tasks) {
        return best(
                Rule::isGeneral,
                rules -> tasks.stream()
                        .mapToDouble(task -> accuracy(rules, new BitSet(), task))
                        .average()
                        .orElseThrow(() -> new IllegalArgumentException("no tasks")));
    }

    /** For one task, with rules of its own too. */
    double of(WorldTask task) {
        return best(
                rule -> rule.isGeneral() || task.name().equals(rule.task()),
                rules -> accuracy(new BitSet(), rules, task));
    }

    private double best(Predicate<Rule> which, ToDoubleFunction<BitSet> worth) {
        int[] useful = world.rules().stream()
                .filter(rule -> rule.kind() == Kind.USEFUL && which.test(rule))
                .mapToInt(Rule::index)
                .toArray();
        double best = Double.NEGATIVE_INFINITY;
        for (int subset = 0; subset < 1 << useful.length; subset++) {
            BitSet rules = new BitSet();
            for (int i = 0; i < useful.length; i++) {
                rules.set(useful[i], (subset >> i & 1) == 1);
            }
            best = Math.max(best, worth.applyAsDouble(rules));
        }
        return best;
    }

    private double accuracy(BitSet system, BitSet user, WorldTask task) {
        Understood prompts = new Understood(system, user, 0, 0, Shape.askedIn(WorldTask.SUFFIX), "");
        return world.oracle().accuracy(prompts, task, Part.TEST);
    }
}
