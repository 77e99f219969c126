package org.metaspo.result;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PointsTest {
    @Test
    void whatRoundsToNothingHasNoMinus() {
        assertThat(Points.of(-0.0001)).isEqualTo("+0.0");
        assertThat(Points.of(-0.0006)).isEqualTo("-0.1");
        assertThat(Points.of(0.2, -0.05, 0.4)).isEqualTo("+20.0 (-5.0 to +40.0)");
    }
}
