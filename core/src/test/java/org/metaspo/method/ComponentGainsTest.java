package org.metaspo.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComponentGainsTest {
    private static final List<String> CORPUS = List.of("a", "b", "c", "d");

    private final ComponentGains gains = new ComponentGains();

    @Test
    void beforeAnythingWasTriedTheWholeCorpusMayBeAdded() {
        assertThat(gains.best(CORPUS, 2)).isEqualTo(CORPUS);
    }

    @Test
    void thoseNeverTriedComeFirstThenTheHighestBounds() {
        gains.credit("a", -0.5);
        gains.credit("b", 0.5);
        gains.credit("c", 0.1);

        assertThat(gains.best(CORPUS, 3)).containsExactly("d", "b", "c");
    }

    @Test
    void theBoundIsTheMeanGainAndTheRoomForSurprise() {
        gains.credit("a", 0.2);
        gains.credit("a", 0.4);
        gains.credit("b", 0.1);

        assertThat(gains.bound("a")).isCloseTo(0.3 + Math.sqrt(2 * Math.log(3) / 2), within(1e-12));
        assertThat(gains.bound("b")).isCloseTo(0.1 + Math.sqrt(2 * Math.log(3)), within(1e-12));
    }

    @Test
    void otherWordsShareTheRecord() {
        gains.rephrased("a", "A!");
        gains.rephrased("A!", "A?");
        gains.credit("A?", 0.2);
        gains.credit("b", 0.0);

        assertThat(gains.bound("a")).isEqualTo(gains.bound("A!")).isFinite();
    }
}
