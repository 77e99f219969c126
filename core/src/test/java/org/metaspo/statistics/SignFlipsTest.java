package org.metaspo.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignFlipsTest {
    private final RandomGenerator random = new Randomness(5).at("test");

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 12})
    void theEnumerationAgreesWithCountingEveryPattern(int n) {
        double[] differences = drawn(n);
        double[] weights = drawn(n);
        for (double delta : new double[] {-0.8, -0.1, 0, 0.3, 1}) {
            assertThat(new SignFlips(differences, weights, random).p(delta))
                    .isCloseTo(counted(differences, weights, delta), within(1e-12));
        }
    }

    @Test
    void drawnFlipsComeNearTheEnumeration() {
        double[] differences = Arrays.copyOf(drawn(20), 21);
        double[] weights = new double[21];
        Arrays.fill(weights, 1.0 / 21);
        // The 21st pair does not differ: with it flips are drawn, without it they are enumerated.
        double drawn = new SignFlips(differences, weights, random).p(0);
        double exact = new SignFlips(Arrays.copyOf(differences, 20), Arrays.copyOf(weights, 20), random).p(0);
        assertThat(drawn).isCloseTo(exact, within(0.02));
    }

    @Test
    void withoutPairsNothingSpeaksAgainstNoDifference() {
        assertThat(new SignFlips(new double[0], new double[0], random).p(0)).isEqualTo(1);
    }

    @Test
    void theEndsOfTheIntervalAreTheLastDifferencesNotRejected() {
        double[] differences = {0.9, 0.5, 0.4, 0.7, 0.1, 0.6, 0.8, 0.3};
        double[] weights = new double[8];
        Arrays.fill(weights, 1.0 / 8);
        SignFlips flips = new SignFlips(differences, weights, random);
        double low = flips.end(-1);
        double high = flips.end(1);
        assertThat(low).isBetween(0.1, 0.5);
        assertThat(high).isBetween(0.55, 0.95);
        assertThat(flips.p(low + 1e-6)).isGreaterThan(0.05);
        assertThat(flips.p(low - 1e-6)).isLessThanOrEqualTo(0.05);
        assertThat(flips.p(high + 1e-6)).isLessThanOrEqualTo(0.05);
    }

    @Test
    void bootstrapMeansSurroundTheMean() {
        Pairs pairs = new Pairs(List.of(Stratum.of(drawn(100)), Stratum.of(drawn(50)), Stratum.of()));
        double[] means = Bootstrap.means(pairs, random);
        assertThat(means).hasSize(Bootstrap.DRAWS).isSorted();
        assertThat(Arrays.stream(means).average().orElseThrow()).isCloseTo(pairs.mean(), within(0.005));
        assertThat(Bootstrap.quantile(means, 0)).isEqualTo(means[0]);
        assertThat(Bootstrap.quantile(means, 1)).isEqualTo(means[means.length - 1]);
        assertThat(Bootstrap.quantile(means, 0.5)).isCloseTo(pairs.mean(), within(0.01));
    }

    @Test
    void weightsMakeTheSumTheMeanOfTheStrataMeans() {
        Pairs pairs = new Pairs(List.of(Stratum.of(drawn(7)), Stratum.of(drawn(31)), Stratum.of(drawn(2))));
        double[] differences = pairs.differences();
        double[] weights = pairs.weights();
        double sum = 0;
        for (int i = 0; i < pairs.size(); i++) {
            sum += weights[i] * differences[i];
        }
        assertThat(sum).isCloseTo(pairs.mean(), within(1e-12));
        assertThat(Arrays.stream(weights).sum()).isCloseTo(1, within(1e-12));
    }

    private double[] drawn(int n) {
        double[] drawn = new double[n];
        for (int i = 0; i < n; i++) {
            drawn[i] = 2 * random.nextDouble() - 1;
        }
        return drawn;
    }

    private static double counted(double[] differences, double[] weights, double delta) {
        int n = differences.length;
        double observed = 0;
        for (int i = 0; i < n; i++) {
            observed += weights[i] * (differences[i] - delta);
        }
        int hits = 0;
        for (int pattern = 0; pattern < 1 << n; pattern++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += (((pattern >> i) & 1) == 0 ? 1 : -1) * weights[i] * (differences[i] - delta);
            }
            hits += Math.abs(sum) >= Math.abs(observed) - 1e-10 ? 1 : 0;
        }
        return hits / (double) (1 << n);
    }
}
