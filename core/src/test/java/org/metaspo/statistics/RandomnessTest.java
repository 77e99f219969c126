package org.metaspo.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomnessTest {
    private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

    private final Randomness randomness = new Randomness(42);

    @Test
    void theSameSeedAndPlaceGiveTheSameDraws() {
        assertThat(randomness.at("outer/1").nextLong())
                .isEqualTo(new Randomness(42).at("outer/1").nextLong())
                .isNotEqualTo(randomness.at("outer/2").nextLong())
                .isNotEqualTo(new Randomness(43).at("outer/1").nextLong());
    }

    @Test
    void theDrawsAreFixedForever() {
        // Computed by a separate implementation of SHA-256 and xoshiro256**: a change here changes every run.
        RandomGenerator random = randomness.at("here");
        assertThat(List.of(random.nextLong(), random.nextLong(), random.nextLong()))
                .containsExactly(-3010365185221047633L, 5094245879784395771L, -3355596808571868684L);
        assertThat(randomness.sample(HUNDRED, 5, "here")).containsExactly(32, 21, 19, 4, 84);
    }

    @Test
    void aShuffleKeepsTheItems() {
        assertThat(randomness.shuffled(HUNDRED, "a"))
                .containsExactlyInAnyOrderElementsOf(HUNDRED)
                .isNotEqualTo(HUNDRED)
                .isNotEqualTo(randomness.shuffled(HUNDRED, "b"));
    }

    @Test
    void aLargerSampleContainsTheSmaller() {
        List<Integer> ten = randomness.sample(HUNDRED, 10, "x");
        assertThat(ten).hasSize(10).doesNotHaveDuplicates();
        assertThat(randomness.sample(HUNDRED, 20, "x").subList(0, 10)).isEqualTo(ten);
        assertThat(randomness.shuffled(HUNDRED, "x").subList(0, 10)).isEqualTo(ten);
    }

    @Test
    void whereThereAreFewerAllAreTaken() {
        assertThat(randomness.sample(List.of(1, 2, 3), 10, "x")).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(randomness.sample(List.of(), 3, "x")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> randomness.sample(HUNDRED, -1, "x"));
    }

    @Test
    void boundedDrawsAreUniform() {
        RandomGenerator random = randomness.at("dice");
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < 60_000; i++) {
            counts.merge(random.nextInt(1, 7), 1, Integer::sum);
        }
        // The standard deviation of each count is 91.
        assertThat(counts).containsOnlyKeys(1, 2, 3, 4, 5, 6);
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(9_600, 10_400));
    }

    @Test
    void fractionsLieInTheUnitInterval() {
        RandomGenerator random = randomness.at("fractions");
        double sum = 0;
        int heads = 0;
        for (int i = 0; i < 10_000; i++) {
            double drawn = random.nextDouble();
            assertThat(drawn).isGreaterThanOrEqualTo(0).isLessThan(1);
            sum += drawn;
            heads += random.nextBoolean() ? 1 : 0;
        }
        assertThat(sum / 10_000).isBetween(0.49, 0.51);
        assertThat(heads).isBetween(4_800, 5_200);
        assertThatIllegalArgumentException().isThrownBy(() -> random.nextInt(0));
    }

    @Test
    void digestsAreThoseOfTheStandard() {
        // FIPS 180-4's example "abc".
        assertThat(Sha256.hex("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
