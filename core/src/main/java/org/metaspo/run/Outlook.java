package org.metaspo.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.numbers.fraction.BigFraction;
import org.metaspo.evaluation.Pairing;
import org.metaspo.evaluation.World;
import org.metaspo.task.Grade;

/** What is supposed of models that nobody asks: the cases of an estimate. */
enum Outlook {
    /** Everything is right from the start: nothing is left to learn. Answers are short. */
    LOW {
        @Override
        World world() {
            return (pairing, example) -> Grade.RIGHT;
        }
    },
    /** No prompt is better than another, three answers in five are right, and every item has something to show. */
    EXPECTED {
        @Override
        World world() {
            return (pairing, example) -> {
                int draw = Objects.hash(pairing.systemPrompt(), pairing.userPrompt(), example.id());
                boolean right = Math.floorMod((draw * SPREAD) >>> SHIFT, FIFTHS) < RIGHT;
                return new Grade.Worth(right ? BigFraction.ONE : BigFraction.ZERO, "", true);
            };
        }
    },
    /**
     * Every answer is wrong, and each prompt better than all before it, by so little that no race can tell: nothing is
     * saturated, nothing dropped, and everything replaced.
     */
    HIGH {
        @Override
        World world() {
            Map<Pairing, Integer> order = new HashMap<>();
            return (pairing, example) -> {
                int number = order.computeIfAbsent(pairing, any -> order.size() + 1);
                return new Grade.Worth(BigFraction.of(number, HARDLY), "", true);
            };
        }
    };

    private static final int SPREAD = 0x9E3779B9;
    private static final int SHIFT = 16;
    private static final int FIFTHS = 5;
    private static final int RIGHT = 3;
    private static final int HARDLY = 1_000_000_000;

    /** What answers are worth, in a world of its own. */
    abstract World world();
}
