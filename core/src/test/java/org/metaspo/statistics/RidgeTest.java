package org.metaspo.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RidgeTest {
    /** Outcomes 0 or 1 with a chance of a half and the effects that are present, items of different difficulty. */
    private static List<Ridge.Item> drawn(double[] effects, int items, int trials) {
        RandomGenerator random = new Randomness(1).at("ridge");
        List<Ridge.Item> drawn = new ArrayList<>();
        for (int item = 0; item < items; item++) {
            double base = 0.3 + 0.3 * random.nextDouble();
            double[][] present = new double[trials][effects.length];
            double[] outcomes = new double[trials];
            for (int trial = 0; trial < trials; trial++) {
                double chance = base;
                for (int i = 0; i < effects.length; i++) {
                    present[trial][i] = random.nextBoolean() ? 1 : 0;
                    chance += present[trial][i] * effects[i];
                }
                outcomes[trial] = random.nextDouble() < chance ? 1 : 0;
            }
            drawn.add(new Ridge.Item(present, outcomes));
        }
        return drawn;
    }

    @Test
    void findsTheEffectsWithinItsOwnDeviation() {
        double[] effects = {0.15, -0.1, 0, 0.05};
        Ridge ridge = Ridge.of(drawn(effects, 500, 8), effects.length);

        for (int i = 0; i < effects.length; i++) {
            assertThat(ridge.mean(i)).isCloseTo(effects[i], within(3 * ridge.deviation(i)));
            assertThat(ridge.deviation(i)).isBetween(0.01, 0.02);
        }
    }

    /** One effect, two trials of one item, that differ by d: the textbook's posterior v^-1 d/2 / (1 + v^-1 / 2). */
    @Test
    void isThePosteriorOfTheTextbook() {
        Ridge ridge = Ridge.of(List.of(new Ridge.Item(new double[][] {{1}, {0}}, new double[] {1, 0})), 1);

        double variance = 0.5; // of 1 and 0 around their mean, one degree of freedom
        double precision = 0.5 / variance + 1;
        assertThat(ridge.mean(0)).isCloseTo(0.5 / variance / precision, within(1e-12));
        assertThat(ridge.deviation(0)).isCloseTo(Math.sqrt(1 / precision), within(1e-12));
    }

    @Test
    void withoutAnythingSeenThePriorIsLeft() {
        Ridge ridge = Ridge.of(List.of(), 1);

        assertThat(ridge.mean(0)).isZero();
        assertThat(ridge.deviation(0)).isCloseTo(1, within(1e-12));
    }
}
