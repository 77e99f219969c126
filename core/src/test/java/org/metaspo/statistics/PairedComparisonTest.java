package org.metaspo.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {
    private static final Randomness RANDOMNESS = new Randomness(7);

    @Test
    void withoutPairsThereIsNoComparison() {
        assertThat(PairedComparison.of(List.of(), RANDOMNESS)).isEmpty();
        assertThat(PairedComparison.of(List.of(Stratum.of(), Stratum.of()), RANDOMNESS))
                .isEmpty();
    }

    @Test
    void theDifferenceIsTheUnweightedMeanOverTasks() {
        // Means 1/2 and 0, whatever the tasks' sizes; a task without pairs says nothing.
        PairedComparison comparison = compare(new double[] {1, 0}, new double[8], new double[0]);
        assertThat(comparison.difference()).isEqualTo(0.25);
        assertThat(comparison.n()).isEqualTo(10);
    }

    @Test
    void aSmallCaseByHand() {
        // Signs of 1, 1, 1, -1: sums of at least 2 in size are +-2 (8 patterns) and +-4 (2 patterns) of 16.
        assertThat(compare(new double[] {1, 1, 1, -1}).p()).isCloseTo(10.0 / 16, within(1e-12));
        // Two tasks of one pair each, both better: 2 of 4 patterns are as extreme.
        assertThat(compare(new double[] {1}, new double[] {1}).p()).isEqualTo(0.5);
        // Sizes 0.5 and 1 in one task: only all the same signs are as extreme: 2 of 4.
        assertThat(compare(new double[] {0.5, 1}).p()).isEqualTo(0.5);
        // Strata weigh: 1/2 for the lone pair, 1/4 for each of the two. |1/2 + 1/4 - 1/4| is reached by
        // +-1/2 +-1/4 +-1/4 except where the two agree against the one: 6 of 8.
        assertThat(compare(new double[] {1}, new double[] {1, -1}).p()).isCloseTo(6.0 / 8, within(1e-12));
    }

    @Test
    void pairsWithoutDifferenceDoNotChangeThePValue() {
        double[] padded = Arrays.copyOf(new double[] {1, 1, 1, 1, 1, 1, 1, -1}, 40);
        assertThat(compare(padded).p())
                .isEqualTo(compare(new double[] {1, 1, 1, 1, 1, 1, 1, -1}).p())
                .isCloseTo(2 * 9 / 256.0, within(1e-12));
        assertThat(compare(new double[60]).p()).isEqualTo(1);
    }

    @Test
    void oneTaskIsTheExactMcNemarTestHoweverManyPairsDiffer() {
        // 2 * P(X <= 10) for X of 40 fair coins.
        assertThat(compare(pairs(30, 10, 60)).p()).isCloseTo(0.0022221, within(1e-6));
    }

    @Test
    void drawnFlipsAgreeWithTheExactTest() {
        double[] task = pairs(20, 10, 20);
        // A second task whose pairs all tie halves the difference of every pattern alike: p stays McNemar's 0.0987.
        PairedComparison drawn = compare(task, new double[50]);
        assertThat(drawn.p()).isCloseTo(compare(task).p(), within(0.01));
        assertThat(drawn.p()).isCloseTo(0.0987, within(0.01));
    }

    @Test
    void drawnFlipsAreNeverCertain() {
        assertThat(compare(pairs(100, 0, 0), pairs(100, 0, 50)).p()).isEqualTo(1.0 / 10_001);
    }

    @Test
    void theSameInputGivesTheSameResult() {
        List<Stratum> strata = List.of(Stratum.of(pairs(40, 20, 90)), Stratum.of(pairs(25, 30, 95)));
        assertThat(PairedComparison.of(strata, RANDOMNESS))
                .isEqualTo(PairedComparison.of(strata, new Randomness(7)))
                .isNotEqualTo(PairedComparison.of(strata, new Randomness(8)));
    }

    @Test
    void swappingThePromptsMirrorsAnExactResult() {
        PairedComparison better = compare(new double[] {1, 1, 1, 0, 0, 1, -1, 1}, new double[] {1, 0, 1});
        PairedComparison worse = compare(new double[] {-1, -1, -1, 0, 0, -1, 1, -1}, new double[] {-1, 0, -1});
        assertThat(worse.difference()).isEqualTo(-better.difference());
        assertThat(worse.p()).isEqualTo(better.p());
        assertThat(worse.low()).isCloseTo(-better.high(), within(1e-9));
        assertThat(worse.high()).isCloseTo(-better.low(), within(1e-9));
    }

    @Test
    void theBootstrapAgreesWithTheNormalApproximation() {
        double[] task = pairs(100, 50, 350);
        PairedComparison comparison = compare(task);
        double variance = (150.0 / 500 - 0.01) / 500;
        assertThat(comparison.difference()).isEqualTo(0.1);
        assertThat(comparison.low()).isCloseTo(0.1 - 1.96 * Math.sqrt(variance), within(0.005));
        assertThat(comparison.high()).isCloseTo(0.1 + 1.96 * Math.sqrt(variance), within(0.005));
    }

    @Test
    void fewPairsGiveTheIntervalOfTheInvertedTest() {
        // Five pairs cannot reject anything at .05 (2/32): the interval is everything.
        assertThat(compare(new double[] {1, 1, 0, 1, 1}))
                .returns(-1.0, PairedComparison::low)
                .returns(1.0, PairedComparison::high);
        PairedComparison twelve = compare(new double[] {1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, -1});
        assertThat(twelve.p()).isLessThan(0.05);
        assertThat(twelve.low()).isGreaterThan(0);
        PairedComparison mixed = compare(new double[] {1, 1, 1, 1, 1, 0, 0, 0, 0, 0, -1, -1});
        assertThat(mixed.p()).isGreaterThan(0.05);
        assertThat(mixed.low()).isLessThan(0);
        assertThat(mixed.high()).isGreaterThan(mixed.difference());
    }

    @Test
    void equalPairsDoNotPretendToBeCertain() {
        // 0 of 60 differ: up to 1 - 0.025^(1/60) = 6.0 % may.
        assertThat(compare(new double[60]).high()).isCloseTo(0.0596, within(0.0001));
        assertThat(compare(new double[60]).low()).isCloseTo(-0.0596, within(0.0001));
        assertThat(compare(pairs(10, 0, 0))).satisfies(all -> {
            assertThat(all.high()).isEqualTo(1);
            assertThat(all.low()).isCloseTo(1 - 0.3085, within(0.0001));
        });
    }

    @Test
    void intervalsCoverTheTruthAsOftenAsTheySay() {
        RandomGenerator random = new Randomness(1).at("coverage");
        int covered = 0;
        int rejected = 0;
        int repetitions = 100;
        for (int r = 0; r < repetitions; r++) {
            List<Stratum> strata = new ArrayList<>();
            for (int task = 0; task < 2; task++) {
                strata.add(Stratum.of(IntStream.range(0, 40)
                        .mapToDouble(i -> random.nextDouble() < 0.3 ? (random.nextDouble() < 0.5 ? 1 : -1) : 0)
                        .toArray()));
            }
            PairedComparison comparison =
                    PairedComparison.of(strata, new Randomness(r)).orElseThrow();
            covered += comparison.low() <= 0 && comparison.high() >= 0 ? 1 : 0;
            rejected += comparison.p() <= 0.05 ? 1 : 0;
        }
        assertThat(covered).isBetween(88, 100);
        assertThat(rejected).isLessThanOrEqualTo(11);
    }

    @Test
    void fourTasksOfFiveHundredAreQuick() {
        List<Stratum> strata = strata(pairs(90, 60, 350), pairs(80, 70, 350), pairs(90, 50, 360), pairs(60, 60, 380));
        PairedComparison.of(strata, RANDOMNESS);
        long start = System.nanoTime();
        Optional<PairedComparison> comparison = PairedComparison.of(strata, RANDOMNESS);
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertThat(comparison).isPresent();
        // Typically a tenth of this; the bound only catches another order of growth on a busy machine.
        assertThat(millis).isLessThan(2_000);
    }

    @Test
    void whatIsNoDifferenceIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> compare(new double[] {1.5}));
        assertThatIllegalArgumentException().isThrownBy(() -> compare(new double[] {Double.NaN}));
    }

    @Test
    void theSmallestDetectableDifference() {
        // 7.85 * 0.3 / delta^2 items for differences of 10, 5 and 3 points.
        assertThat(PairedComparison.smallestDetectable(List.of(236), 0.3)).isCloseTo(0.10, within(0.001));
        assertThat(PairedComparison.smallestDetectable(List.of(942), 0.3)).isCloseTo(0.05, within(0.001));
        assertThat(PairedComparison.smallestDetectable(List.of(2617), 0.3)).isCloseTo(0.03, within(0.001));
        // The mean of four tasks of 236 items is as good as one task of four times as many.
        assertThat(PairedComparison.smallestDetectable(List.of(236, 236, 236, 236), 0.3))
                .isCloseTo(0.05, within(0.001));
        assertThatIllegalArgumentException().isThrownBy(() -> PairedComparison.smallestDetectable(List.of(0), 0.3));
    }

    @Test
    void pairsOfAClusterAreOne() {
        // Twelve clusters of five equal pairs each tell no more than twelve pairs.
        double[] twelve = {1, 1, 1, 1, 1, 1, 1, 0, 1, 0, 1, -1};
        double[] fivefold =
                IntStream.range(0, 60).mapToDouble(i -> twelve[i / 5]).toArray();
        List<String> keys =
                IntStream.range(0, 60).mapToObj(i -> "passage " + i / 5).toList();
        PairedComparison clustered = PairedComparison.of(List.of(Stratum.of(fivefold, Clusters.of(keys))), RANDOMNESS)
                .orElseThrow();
        PairedComparison single = compare(twelve);
        assertThat(clustered.n()).isEqualTo(60);
        assertThat(clustered.difference()).isCloseTo(single.difference(), within(1e-12));
        assertThat(clustered.p()).isCloseTo(single.p(), within(1e-12));
        assertThat(clustered.low()).isCloseTo(single.low(), within(1e-6));
        assertThat(clustered.high()).isCloseTo(single.high(), within(1e-6));
        assertThat(compare(fivefold).low()).as("as if independent").isGreaterThan(clustered.low());
    }

    @Test
    void howManyPairsADifferenceTakes() {
        // 500 pairs of which 30 % differ: a standard error of sqrt(.3 / 500); 10 points take 7.85 * .3 / .01 = 236.
        double half = 1.96 * Math.sqrt(0.3 / 500);
        assertThat(PairedComparison.pairsNeeded(0.1, 0.1 - half, 0.1 + half, 500))
                .hasValue(236);
        assertThat(PairedComparison.pairsNeeded(0.02, 0.02 - half, 0.02 + half, 500)
                        .getAsLong())
                .isBetween(5880L, 5896L);
        assertThat(PairedComparison.pairsNeeded(0, -half, half, 500)).isEmpty();
    }

    private static PairedComparison compare(double[]... strata) {
        return PairedComparison.of(strata(strata), RANDOMNESS).orElseThrow();
    }

    private static List<Stratum> strata(double[]... strata) {
        return Stream.of(strata).map(Stratum::of).toList();
    }

    private static double[] pairs(int better, int worse, int equal) {
        double[] pairs = new double[better + worse + equal];
        Arrays.fill(pairs, 0, better, 1);
        Arrays.fill(pairs, better, better + worse, -1);
        return pairs;
    }
}
