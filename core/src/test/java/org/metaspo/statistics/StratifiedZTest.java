package org.metaspo.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StratifiedZTest {
    @Test
    void theMeanOverTasksInItsStandardErrors() {
        StratifiedZ z = StratifiedZ.of(List.of(new double[] {1, -1, 1, 1}, new double[] {0, 1}), 0.05);

        assertThat(z.difference()).isCloseTo((0.5 + 0.5) / 2, within(1e-12));
        // Variances 1 and .5, over 4 and 2 items: sqrt(1/4 + .5/2) / 2.
        assertThat(z.error()).isCloseTo(Math.sqrt(0.5) / 2, within(1e-12));
        assertThat(z.z()).isCloseTo(0.5 / (Math.sqrt(0.5) / 2), within(1e-12));
    }

    @Test
    void equalDifferencesAreNotBelievedToBeAlwaysEqual() {
        StratifiedZ z = StratifiedZ.of(List.of(new double[] {-1, -1, -1, -1, -1}), 0.05);

        assertThat(z.error()).isCloseTo(Math.sqrt(0.05 / 5), within(1e-12));
        assertThat(StratifiedZ.of(List.of(new double[40]), 0.05).z()).isZero();
    }

    @Test
    void aTaskWithoutPairsIsLeftOutAndNoPairsSayNothing() {
        assertThat(StratifiedZ.of(List.of(new double[] {1}, new double[0]), 0.05)
                        .difference())
                .isEqualTo(1);
        assertThat(StratifiedZ.of(List.of(), 0.05).z()).isZero();
    }
}
