package org.metaspo.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.metaspo.model.PassingFaultException;
import org.metaspo.model.RateLimits;
import org.metaspo.model.RateLimits.Allowance;

/** How an endpoint is used, in a time of the test's own. */
class PacingTest {
    private static final Duration LATENCY = Duration.ofMillis(200);

    @Test
    void anEndpointWithoutLimitsIsFilledWithinAFewRoundTrips() {
        SimulatedEndpoint endpoint = new SimulatedEndpoint(LATENCY);
        SimulatedEndpoint.Log log = endpoint.serve(new Pacing(64, null, null, 0), Duration.ofSeconds(30));

        assertThat(log.answersPerSecond(5, 30)).isGreaterThan(0.99 * 64 / 0.2);
        assertThat(log.refused()).isZero();
        assertThat(log.most()).isEqualTo(64);
    }

    @Test
    void noBurstOfConnectionsAtTheStart() {
        SimulatedEndpoint endpoint = new SimulatedEndpoint(LATENCY);
        SimulatedEndpoint.Log log = endpoint.serve(new Pacing(512, null, null, 0), Duration.ofMillis(150));

        assertThat(log.most()).isEqualTo(Window.START);
    }

    @Test
    void aConfiguredLimitIsKeptAndUsed() {
        SimulatedEndpoint endpoint = new SimulatedEndpoint(LATENCY).perMinute(3_000, 10);
        SimulatedEndpoint.Log log = endpoint.serve(new Pacing(64, 3_000L, null, 0), Duration.ofMinutes(3));

        assertThat(log.refused()).isLessThan(10);
        assertThat(log.answersPerSecond(60, 180)).isGreaterThan(0.95 * 50);
    }

    @Test
    void aLimitIsLearnedFromComplaints() {
        SimulatedEndpoint endpoint = new SimulatedEndpoint(LATENCY).perMinute(3_000, 3_000);
        SimulatedEndpoint.Log log = endpoint.serve(new Pacing(64, null, null, 0), Duration.ofMinutes(5));

        assertThat(log.answersPerSecond(60, 170)).isGreaterThan(0.95 * 50);
        assertThat(log.answersPerSecond(60, 300)).isGreaterThan(0.95 * 50);
        assertThat(log.refusedShare(60, 300)).isLessThan(0.01);
    }

    @Test
    void aLimitThatTheHeadersTellIsHardlyEverMet() {
        SimulatedEndpoint endpoint =
                new SimulatedEndpoint(LATENCY).perMinute(3_000, 3_000).tellsItsLimits();
        SimulatedEndpoint.Log log = endpoint.serve(new Pacing(64, null, null, 0), Duration.ofMinutes(5));

        assertThat(log.answersPerSecond(60, 300)).isGreaterThan(0.95 * 50);
        assertThat(log.refusedShare(0, 300)).isLessThan(0.02);
    }

    @Test
    void anEndpointThatTakesFewAtOnceGetsFewAtOnce() {
        SimulatedEndpoint endpoint = new SimulatedEndpoint(LATENCY).capacity(20);
        SimulatedEndpoint.Log log = endpoint.serve(new Pacing(256, null, null, 0), Duration.ofMinutes(3));

        assertThat(log.answersPerSecond(60, 180)).isGreaterThan(0.7 * 20 / 0.2);
        assertThat(log.refusedShare(60, 180)).isLessThan(0.03);
    }

    @Test
    void onePauseHoldsAllBackForAsLongAsTheEndpointAsks() {
        Pacing pacing = new Pacing(8, null, null, 0);
        for (int i = 0; i < 4; i++) {
            assertThat(pacing.enter(0, 0)).isZero();
        }
        long second = Duration.ofSeconds(1).toNanos();
        pacing.complained(limited(Duration.ofSeconds(7)), 0, 0, second);

        assertThat(pacing.enter(0, second)).isEqualTo(7 * second);
        assertThat(pacing.enter(0, 8 * second)).isZero();
    }

    @Test
    void severalComplaintsOfOneCrowdShrinkTheWindowOnce() {
        Pacing pacing = new Pacing(16, null, null, 0);
        for (int i = 0; i < 16; i++) {
            pacing.enter(0, 0);
        }
        for (int i = 0; i < 16; i++) {
            pacing.complained(limited(Duration.ZERO), 0, 0, 1_000 + i);
            pacing.leave(0);
        }
        assertThat(pacing.window()).isEqualTo(11);
    }

    @Test
    void whoAsksToComeBackAtOnceTeachesNoRate() {
        assertThat(waitAfterComplaints(Duration.ZERO)).isZero();
        assertThat(waitAfterComplaints(Duration.ofNanos(1))).isPositive();
    }

    /** How long the second of two attempts has to wait after many answers, every tenth of them a complaint. */
    private static long waitAfterComplaints(Duration retryAfter) {
        Pacing pacing = new Pacing(16, null, null, 0);
        long now = 0;
        for (int i = 1; i <= 200; i++) {
            now = i * Duration.ofMillis(10).toNanos();
            if (i % 10 == 0) {
                pacing.complained(limited(retryAfter), now, 0, now);
            } else {
                pacing.answered(RateLimits.NONE, now);
            }
        }
        now += Duration.ofSeconds(5).toNanos();
        assertThat(pacing.enter(0, now)).isZero();
        // What was not used for a while may be used at once; what comes then keeps to the rate.
        long wait = 0;
        for (int i = 0; i < 12 && wait == 0; i++) {
            pacing.leave(0);
            wait = pacing.enter(0, now);
        }
        return wait;
    }

    @Test
    void timeOutsHalveTheWindowOnceThereAreManyAndOtherFaultsLeaveIt() {
        Pacing pacing = new Pacing(16, null, null, 0);
        pacing.complained(new PassingFaultException("Broken.", 500, null), 0, 0, 1);
        assertThat(pacing.window()).isEqualTo(16);
        for (int i = 0; i < 3; i++) {
            pacing.complained(PassingFaultException.timedOut("Hung."), 2, 0, 3);
        }
        assertThat(pacing.window()).isEqualTo(16);
        pacing.complained(PassingFaultException.timedOut("Hung."), 2, 0, 3);
        assertThat(pacing.window()).isEqualTo(8);
        assertThat(pacing.enter(0, 3)).as("no pause").isZero();
    }

    @Test
    void troubleWithOneInTenIsNoOverload() {
        Pacing pacing = new Pacing(64, null, null, 0);
        for (int i = 0; i < 1_000; i++) {
            if (i % 10 == 9) {
                pacing.complained(new PassingFaultException("Busy.", 503, Duration.ZERO), i, 0, i);
            } else {
                pacing.answered(RateLimits.NONE, i);
            }
        }
        assertThat(pacing.window()).isEqualTo(64);
    }

    @Test
    void withoutAWordOfTheEndpointThePausesDouble() {
        Pacing pacing = new Pacing(16, null, null, 0);
        long now = 0;
        for (long expected : List.of(500L, 1_000L, 2_000L, 4_000L)) {
            assertThat(pacing.enter(0, now)).isZero();
            pacing.complained(limited(null), now, 1, now);
            pacing.leave(0);
            long wait = pacing.enter(0, now);
            assertThat(wait).isEqualTo(Duration.ofMillis(expected).toNanos());
            now += wait;
        }
    }

    @Test
    void tokensAreLimitedToo() {
        Pacing pacing = new Pacing(16, null, 6_000L, 0);
        assertThat(pacing.enter(10, 0)).isZero();
        assertThat(pacing.enter(5, 0)).isEqualTo(Duration.ofMillis(50).toNanos());
        assertThat(pacing.enter(5_000, Duration.ofSeconds(1).toNanos()))
                .as("more than there ever is goes when all is there")
                .isZero();
    }

    @Test
    void whatTheEndpointSaysIsLeftHoldsWithWhatIsUnderWay() {
        Pacing pacing = new Pacing(16, null, null, 0);
        for (int i = 0; i < 4; i++) {
            pacing.enter(0, 0);
        }
        pacing.answered(new RateLimits(new Allowance(100, 4, 1e-9), null), 0);
        pacing.leave(0);
        assertThat(pacing.enter(0, 0)).isZero();
        assertThat(pacing.enter(0, 0)).isPositive();
    }

    private static PassingFaultException limited(@org.jspecify.annotations.Nullable Duration retryAfter) {
        return new PassingFaultException("Too many.", 429, retryAfter);
    }
}
