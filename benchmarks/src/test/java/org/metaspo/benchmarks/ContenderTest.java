package org.metaspo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.metaspo.testbed.Settings;
import org.metaspo.testbed.Testbed;

class ContenderTest {
    private final Testbed testbed;

    ContenderTest() throws IOException {
        testbed = Testbed.start(Settings.defaults());
    }

    @AfterEach
    void stop() throws IOException {
        testbed.close();
    }

    @ParameterizedTest
    @EnumSource
    void makesEachCallOnceAndMeasuresTheColdAndTheWarmOnes(Contender contender) throws Exception {
        CallTimes times = contender.measure(testbed.baseUrl(), 8, 30, 10, 20);

        assertThat(times.cold().calls()).isEqualTo(30);
        assertThat(times.warm().calls()).isEqualTo(20);
        assertThat(times.warm().perSecond()).isPositive();
        assertThat(testbed.log().count()).isEqualTo(60);
        assertThat(testbed.log().distinctBodies()).isEqualTo(60);
        assertThat(testbed.log().maxInFlight()).isLessThanOrEqualTo(8);
    }

    @Test
    void theBareLoopIsAnsweredToo() throws Exception {
        BareLoop loop = new BareLoop(testbed.baseUrl(), 8);
        loop.run(30);
        loop.run(10);

        assertThat(testbed.log().distinctBodies()).isEqualTo(40);
        assertThat(testbed.log().entries())
                .allSatisfy(entry -> assertThat(entry.status()).isEqualTo(200));
    }
}
