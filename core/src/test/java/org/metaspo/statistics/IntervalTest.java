package org.metaspo.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
    /** R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3 (four decimals). */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilsonAgreesWithPublishedValues(int successes, int n, double low, double high) {
        Interval interval = Interval.wilson((double) successes / n, n);
        assertThat(interval.low()).isCloseTo(low, within(0.00005));
        assertThat(interval.high()).isCloseTo(high, within(0.00005));
        assertThat(interval.n()).isEqualTo(n);
    }

    @Test
    void theBoundsOfAFlawlessScoreAreItselfAndTheScoreBound() {
        Interval interval = Interval.wilson(1, 50);
        assertThat(interval.high()).isEqualTo(1);
        assertThat(interval.low()).isCloseTo(0.9287, within(0.0001));
    }

    @Test
    void itHoldsTheValueAndNarrowsWithMoreItems() {
        Interval few = Interval.wilson(0.62, 50);
        Interval many = Interval.wilson(0.62, 500);
        assertThat(few.low()).isLessThan(many.low()).isLessThan(0.62);
        assertThat(few.high()).isGreaterThan(many.high()).isGreaterThan(0.62);
    }

    @Test
    void whatIsNoProportionIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.wilson(1.1, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.wilson(Double.NaN, 5));
        assertThatIllegalArgumentException().isThrownBy(() -> Interval.wilson(0, 0));
    }
}
