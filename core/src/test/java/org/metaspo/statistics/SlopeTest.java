package org.metaspo.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.metaspo.statistics.Slope.Point;

class SlopeTest {
    @Test
    void groupsMayStandAtDifferentHeights() {
        // y = 0.5 x in both groups, one of them 10 higher and further left: over all it would fall.
        List<Point> points = IntStream.range(0, 20)
                .mapToObj(i -> i % 2 == 0 ? new Point("low", 10 + i, 0.5 * i) : new Point("high", i, 10 + 0.5 * i))
                .toList();
        Slope slope = Slope.within(points);

        assertThat(slope.value()).isCloseTo(0.5, within(1e-9));
        assertThat(slope.low()).isCloseTo(0.5, within(1e-6));
    }

    @Test
    void noiseAroundNothingLeavesZeroInside() {
        List<Point> points = IntStream.range(0, 40)
                .mapToObj(i -> new Point("all", i, i / 2 % 2 == 0 ? 0 : 1))
                .toList();
        Slope slope = Slope.within(points);

        assertThat(slope.low()).isNegative();
        assertThat(slope.high()).isPositive();
    }

    @Test
    void withoutSpreadNothingIsKnown() {
        Slope slope = Slope.within(List.of(new Point("a", 1, 0), new Point("a", 1, 1), new Point("a", 1, 1)));

        assertThat(slope.value()).isZero();
        assertThat(slope.low()).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
