package org.metaspo.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorrectedShareTest {
    @Test
    void aPerfectTestCorrectsNothing() {
        CorrectedShare share = CorrectedShare.of(0.3, 1000, 1, 100_000, 1, 100_000);

        assertThat(share.value()).isCloseTo(0.3, within(1e-12));
        Interval wilson = Interval.wilson(0.3, 1000);
        assertThat(share.low()).isCloseTo(wilson.low(), within(0.002));
        assertThat(share.high()).isCloseTo(wilson.high(), within(0.002));
    }

    @Test
    void knownErrorsAreTakenOut() {
        // Truth .5, sensitivity .9, specificity .8: observed .5 * .9 + .5 * .2 = .55.
        assertThat(CorrectedShare.of(0.55, 500, 0.9, 100, 0.8, 100).value()).isCloseTo(0.5, within(1e-12));
        assertThat(CorrectedShare.of(0.1, 500, 0.9, 100, 0.8, 100).value())
                .as("held to what a share can be")
                .isZero();
    }

    @Test
    void aSmallCalibrationWidensTheInterval() {
        CorrectedShare large = CorrectedShare.of(0.55, 500, 0.9, 10_000, 0.8, 10_000);
        CorrectedShare small = CorrectedShare.of(0.55, 500, 0.9, 50, 0.8, 50);

        assertThat(small.high() - small.low()).isGreaterThan(1.5 * (large.high() - large.low()));
    }

    @Test
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays() {
        RandomGenerator random = new Randomness(3).at("coverage");
        long covered = IntStream.range(0, 2000)
                .filter(trial -> {
                    double sensitivity = hits(random, 100, 0.85) / 100.0;
                    double specificity = hits(random, 100, 0.9) / 100.0;
                    double observed = hits(random, 300, 0.4 * 0.85 + 0.6 * 0.1) / 300.0;
                    CorrectedShare share = CorrectedShare.of(observed, 300, sensitivity, 100, specificity, 100);
                    return share.low() <= 0.4 && 0.4 <= share.high();
                })
                .count();

        assertThat(covered / 2000.0).isBetween(0.935, 0.975);
    }

    private static int hits(RandomGenerator random, int n, double p) {
        return (int) IntStream.range(0, n).filter(i -> random.nextDouble() < p).count();
    }

    @Test
    void aTestThatSaysNothingCorrectsNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> CorrectedShare.of(0.5, 10, 0.5, 10, 0.5, 10));
    }
}
