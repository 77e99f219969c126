package org.metaspo.testbed.world;

import java.util.BitSet;
import java.util.List;

/**
 * What the task model makes of a system prompt and a user prompt.
 *
 * @param system indices of the rules in the system prompt
 * @param user indices of the rules in the user prompt
 * @param words in both
 * @param examples questions with their answers in the user prompt, beside the one that is asked
 * @param form how the answer shall be written
 * @param digest tells exact wordings apart
 */
record Understood(BitSet system, BitSet user, int words, int examples, Shape form, String digest) {
    /** Prompts with these rules, whatever else is in them. */
    static Understood of(BitSet rules) {
        return new Understood(new BitSet(), rules, 0, 0, new Shape(Shape.Style.FREE, List.of("")), "");
    }

    boolean holds(Rule rule) {
        return system.get(rule.index()) || user.get(rule.index());
    }

    /** The same prompts with one more rule in the user prompt. */
    Understood with(Rule rule) {
        BitSet more = (BitSet) user.clone();
        more.set(rule.index());
        return new Understood(system, more, words, examples, form, digest);
    }
}
