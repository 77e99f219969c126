package org.metaspo.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class NormalTest {
    @Test
    void knowsTheShareBelowAValue() {
        assertThat(Normal.below(0)).isEqualTo(0.5);
        assertThat(Normal.below(1)).isCloseTo(0.8413447460685429, within(1e-15));
        assertThat(Normal.below(-1.959963984540054)).isCloseTo(0.025, within(1e-15));
        assertThat(Normal.below(-40)).isZero();
        assertThat(Normal.below(40)).isEqualTo(1);
    }

    @Property(tries = 200)
    void findsTheValueOfAShare(@ForAll @DoubleRange(min = 0.01, max = 0.99) double share) {
        assertThat(Normal.below(Normal.quantile(share))).isCloseTo(share, within(1e-14));
    }

    @Test
    void drawsWhatIsDistributedSo() {
        int n = 4000;
        double[] draws = IntStream.range(0, n)
                .mapToDouble(i -> Normal.draw(3, "x", Integer.toString(i)))
                .toArray();
        for (double share : new double[] {0.1, 0.5, 0.9}) {
            double bound = Normal.quantile(share);
            long below = IntStream.range(0, n).filter(i -> draws[i] < bound).count();
            assertThat(Binomial.fits(below, n, share))
                    .as("%s: %d", share, below)
                    .isTrue();
        }
        assertThat(Normal.draw(3, "x", "7")).isEqualTo(draws[7]).isNotEqualTo(Normal.draw(4, "x", "7"));
    }
}
