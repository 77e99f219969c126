package org.metaspo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void hasStudentsIntervalAroundTheMean() {
        Spread spread = Spread.of(List.of(1.0, 2.0, 3.0));

        assertThat(spread.mean()).isEqualTo(2);
        // 4.303 standard errors of 1 / sqrt(3) for two degrees of freedom.
        assertThat(spread.low()).isCloseTo(2 - 4.303 / Math.sqrt(3), within(1e-3));
        assertThat(spread.high()).isCloseTo(2 + 4.303 / Math.sqrt(3), within(1e-3));
        assertThat(spread.isClear()).isFalse();
        assertThat(Spread.of(List.of(1.0, 1.1, 1.2)).isClear()).isTrue();
    }

    @Test
    void hasNoIntervalForOneValue() {
        assertThat(Spread.of(List.of(1.0)).low()).isNaN();
        assertThat(Spread.of(List.of()).mean()).isNaN();
    }
}
