package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {
    @Test
    void isTheSameInEveryProcess() {
        // From the first eight bytes of the SHA-256 of 1, 1, "a", 1, "b" (a long, then lengths as ints, big-endian).
        assertThat(Draw.unit(1, "a", "b")).isEqualTo(0.517619319996264);
        assertThat(Draw.index(1000, 1, "a", "b")).isEqualTo(578);
    }

    @Test
    void dependsOnTheSeedAndOnEveryPart() {
        double drawn = Draw.unit(1, "ab", "c");
        assertThat(Draw.unit(1, "ab", "c")).isEqualTo(drawn);
        assertThat(Draw.unit(2, "ab", "c")).isNotEqualTo(drawn);
        assertThat(Draw.unit(1, "a", "bc")).isNotEqualTo(drawn);
        assertThat(Draw.unit(1, "abc")).isNotEqualTo(drawn);
    }

    @Test
    void isUniform() {
        double[] draws = IntStream.range(0, 10_000)
                .mapToDouble(i -> Draw.unit(5, Integer.toString(i)))
                .toArray();
        assertThat(Arrays.stream(draws).min().orElseThrow()).isNotNegative();
        assertThat(Arrays.stream(draws).max().orElseThrow()).isLessThan(1);
        for (double bound : new double[] {0.1, 0.25, 0.5, 0.9}) {
            double below = IntStream.range(0, draws.length)
                            .filter(i -> draws[i] < bound)
                            .count()
                    / (double) draws.length;
            assertThat(below).isCloseTo(bound, within(0.02));
        }
        assertThat(IntStream.range(0, 1000)
                        .map(i -> Draw.index(3, 5, Integer.toString(i)))
                        .distinct()
                        .sorted())
                .containsExactly(0, 1, 2);
    }

    @Test
    void digestsAreSha256() {
        assertThat(Draw.sha256("abc".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
