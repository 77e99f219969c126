package org.metaspo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTest {
    @Test
    void boundsAShareFromAbove() {
        // The rule of three, exactly: 1 - 0.05^(1/100).
        assertThat(new Share(0, 100).atMost()).isCloseTo(0.02951, within(1e-5));
        assertThat(new Share(6, 200).atMost()).isCloseTo(0.0583, within(1e-4));
        assertThat(new Share(5, 5).atMost()).isEqualTo(1);
        assertThat(new Share(6, 200).words()).isEqualTo("6 of 200");
    }
}
