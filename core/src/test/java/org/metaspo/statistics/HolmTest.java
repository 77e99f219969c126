package org.metaspo.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HolmTest {
    @Test
    void theSmallestIsHeldAgainstAllTheNextAgainstTheRest() {
        assertThat(Holm.adjusted(0.01, 0.04, 0.03)).containsExactly(new double[] {0.03, 0.06, 0.06}, within(1e-12));
        assertThat(Holm.adjusted(0.02, 0.001, 0.5, 0.02))
                .containsExactly(new double[] {0.06, 0.004, 0.5, 0.06}, within(1e-12));
    }

    @Test
    void noneIsAboveOneAndASingleOneStays() {
        assertThat(Holm.adjusted(0.6, 0.9)).containsExactly(1, 1);
        assertThat(Holm.adjusted(0.04)).containsExactly(0.04);
        assertThat(Holm.adjusted()).isEmpty();
    }
}
