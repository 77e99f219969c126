package org.metaspo.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scored as sets: swapping answers and scoring anew. Means, whose sign-flip test is known, show that it is right. */
class SetComparisonTest {
    private static final Randomness RANDOMNESS = new Randomness(42);

    /** The mean as a set score. */
    private static SetPairs means(double[] initial, double[] candidate) {
        double[] both = new double[2 * initial.length];
        System.arraycopy(initial, 0, both, 0, initial.length);
        System.arraycopy(candidate, 0, both, initial.length, initial.length);
        return new SetPairs(
                Clusters.alone(initial.length),
                items ->
                        Arrays.stream(items).mapToDouble(i -> both[i]).average().orElse(0));
    }

    private static double[] rightWrong(int n, int from, int to) {
        double[] values = new double[n];
        Arrays.fill(values, from, to, 1);
        return values;
    }

    private static PairedComparison compared(SetPairs... strata) {
        return PairedComparison.ofSets(List.of(strata), RANDOMNESS).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80, 400})
    void ofMeansItAgreesWithTheSignFlipTest(int n) {
        double[] initial = rightWrong(n, 0, n / 2);
        double[] candidate = rightWrong(n, n / 10, n * 7 / 10);
        double[] differences = new double[n];
        Arrays.setAll(differences, i -> candidate[i] - initial[i]);

        PairedComparison sets = compared(means(initial, candidate));
        PairedComparison items = PairedComparison.of(List.of(Stratum.of(differences)), RANDOMNESS)
                .orElseThrow();

        assertThat(sets.difference()).isCloseTo(items.difference(), within(1e-12));
        assertThat(sets.p()).isCloseTo(items.p(), within(0.02));
        assertThat(sets.low()).isCloseTo(items.low(), within(0.07));
        assertThat(sets.high()).isCloseTo(items.high(), within(0.07));
        assertThat(sets.n()).isEqualTo(n);
    }

    @Test
    void tasksCountTheSameHoweverManyItemsTheyHave() {
        PairedComparison compared = compared(
                means(rightWrong(10, 0, 0), rightWrong(10, 0, 10)),
                means(rightWrong(90, 0, 90), rightWrong(90, 0, 90)),
                means(new double[0], new double[0]));

        assertThat(compared.difference()).isCloseTo(0.5, within(1e-12));
        assertThat(compared.n()).isEqualTo(100);
    }

    /** With few items the interval holds 0 just where the test does not reject. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void withFewItemsIntervalAndTestSayTheSame(int better) {
        PairedComparison compared = compared(means(rightWrong(30, 0, 10), rightWrong(30, 0, 10 + better)));

        assertThat(compared.low() > 0).isEqualTo(compared.p() < 0.05);
        assertThat(compared.difference()).isBetween(compared.low(), compared.high());
    }

    @Test
    void equalAnswersLeaveRoomForWhatWasNotSeen() {
        PairedComparison compared = compared(means(rightWrong(10, 0, 5), rightWrong(10, 0, 5)));

        assertThat(compared.difference()).isZero();
        assertThat(compared.p()).isEqualTo(1);
        assertThat(compared.high()).isCloseTo(1 - Math.pow(0.025, 0.1), within(1e-12));
        assertThat(compared.low()).isCloseTo(-compared.high(), within(1e-12));
    }

    @Test
    void theSameInputGivesTheSameResult() {
        SetPairs pairs = means(rightWrong(60, 0, 30), rightWrong(60, 10, 50));

        assertThat(compared(pairs)).isEqualTo(compared(pairs));
    }

    @Test
    void withoutAnyPairNothingIsCompared() {
        assertThat(PairedComparison.ofSets(List.of(), RANDOMNESS)).isEmpty();
        assertThat(PairedComparison.ofSets(List.of(means(new double[0], new double[0])), RANDOMNESS))
                .isEmpty();
    }

    /** Where the prompts are equally good, p is under .05 in about one of twenty worlds. */
    @Test
    void inNullWorldsTheTestKeepsItsLevel() {
        List<Double> ps = new ArrayList<>();
        for (int world = 0; world < 200; world++) {
            var random = new Randomness(world).at("world");
            double[] initial = new double[40];
            double[] candidate = new double[40];
            Arrays.setAll(initial, i -> random.nextInt(2));
            Arrays.setAll(candidate, i -> random.nextInt(2));
            ps.add(compared(means(initial, candidate)).p());
        }
        assertThat(ps.stream().filter(p -> p < 0.05).count()).isBetween(2L, 20L);
    }
}
