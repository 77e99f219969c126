package org.metaspo.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
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

    private static Interval redrawn(double... values) {
        SetScore mean = items ->
                Arrays.stream(items).mapToDouble(i -> values[i]).average().orElse(0);
        double value = Arrays.stream(values).average().orElseThrow();
        return Interval.bootstrap(
                value, values.length, Clusters.alone(values.length), mean, new Randomness(42).at("interval"));
    }

    @Test
    void theBootstrapOfSharesIsCloseToWilson() {
        double[] values = new double[200];
        Arrays.fill(values, 0, 120, 1);

        Interval wilson = Interval.wilson(0.6, 200);
        assertThat(redrawn(values).value()).isCloseTo(0.6, within(1e-12));
        assertThat(redrawn(values).low()).isCloseTo(wilson.low(), within(0.01));
        assertThat(redrawn(values).high()).isCloseTo(wilson.high(), within(0.01));
    }

    @Test
    void theBootstrapOfValuesInBetweenIsNarrower() {
        double[] values = new double[100];
        Arrays.setAll(values, i -> 0.4 + 0.002 * i);

        Interval interval = redrawn(values);
        assertThat(interval.value()).isCloseTo(0.499, within(1e-9)).isBetween(interval.low(), interval.high());
        // Standard error of the mean: 0.0577 / 10.
        assertThat(interval.high() - interval.low()).isCloseTo(2 * 1.96 * 0.00577, within(0.002));
    }

    private static Interval clustered(double... means) {
        double[] ones = new double[means.length];
        Arrays.fill(ones, 1);
        return Interval.clustered(means.length, means, ones);
    }

    @Test
    void whereNothingSpreadsItDoesNotCollapse() {
        assertThat(redrawn(1, 1, 1, 1)).isEqualTo(Interval.wilson(1, 4));
        assertThat(redrawn(0.5, 0.5, 0.5).low())
                .isCloseTo(Interval.wilson(0.5, 3).low(), within(1e-12));
    }

    @Test
    void oneAnswerPerItemIsWilsonsInterval() {
        double[] items = new double[263];
        Arrays.fill(items, 0, 81, 1);
        assertThat(clustered(items)).isEqualTo(Interval.wilson(81 / 263.0, 263));
    }

    @Test
    void answersThatAgreeWithinAnItemCountAsOneAndIndependentOnesAsMore() {
        double[] agreeing = new double[100];
        Arrays.fill(agreeing, 0, 50, 1);
        double[] independent = new double[100];
        for (int i = 0; i < 100; i++) {
            independent[i] = i % 2 == 0 ? 0.4 : 0.6;
        }
        assertThat(clustered(agreeing)).isEqualTo(Interval.wilson(0.5, 100));
        Interval narrow = clustered(independent);
        assertThat(narrow.n()).isEqualTo(100);
        // A standard error of 0.01.
        assertThat(narrow.low()).isCloseTo(0.4803, within(0.001));
        assertThat(narrow.high()).isCloseTo(0.5197, within(0.001));
    }

    @Test
    void aLargeClusterCountsForLittleMoreThanASmallOne() {
        double[] means = new double[40];
        double[] sizes = new double[40];
        Arrays.fill(means, 0, 20, 1);
        Arrays.fill(sizes, 1);
        sizes[0] = 21;
        Interval lopsided = Interval.clustered(60, means, sizes);
        assertThat(lopsided.value()).isCloseTo(40 / 60.0, within(1e-12));
        assertThat(lopsided.n()).isEqualTo(60);
        assertThat(lopsided.high() - lopsided.low())
                .isGreaterThan(clustered(means).high() - clustered(means).low());
    }

    @Test
    void withoutSpreadItDoesNotCollapse() {
        assertThat(clustered(1, 1, 1, 1)).isEqualTo(Interval.wilson(1, 4));
        assertThat(clustered(0.3)).isEqualTo(Interval.wilson(0.3, 1));
    }

    @Test
    void theMeanOfEqualIntervalsIsNarrowerByTheRootOfTheirNumber() {
        Interval one = new Interval(0.5, 100, 0.4, 0.6);
        Interval mean = Interval.ofMean(List.of(one, one, one, one));
        assertThat(mean.value()).isEqualTo(0.5);
        assertThat(mean.n()).isEqualTo(400);
        assertThat(mean.low()).isCloseTo(0.45, within(1e-12));
        assertThat(mean.high()).isCloseTo(0.55, within(1e-12));
    }

    @Test
    void theMeanOfOneIsThatOne() {
        Interval one = Interval.wilson(0.9, 20);
        Interval mean = Interval.ofMean(List.of(one));
        assertThat(mean.low()).isCloseTo(one.low(), within(1e-12));
        assertThat(mean.high()).isCloseTo(one.high(), within(1e-12));
    }
}
