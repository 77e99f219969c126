package org.metaspo.testbed;

import java.time.Duration;

/**
 * How fast the endpoint serves.
 *
 * @param latency time that every answer takes once it is in service
 * @param jitter the most that is added to the latency, by a draw from seed, body and attempt
 * @param seed of that draw
 * @param capacity requests in service at once, from 1; the others wait in the order of their arrival
 * @param reject whether requests above the capacity get a 429 instead of waiting
 * @param requestsPerMinute above it 429 with {@code Retry-After}; 0 for no limit
 * @param tellsLimits whether each answer's headers say how many requests are left
 * @param spread sigma of a log-normal factor of the latency, 0 for none
 */
public record Pace(
        Duration latency,
        Duration jitter,
        long seed,
        int capacity,
        boolean reject,
        int requestsPerMinute,
        boolean tellsLimits,
        double spread) {
    /** At once and without any limit. */
    public static final Pace UNLIMITED =
            new Pace(Duration.ZERO, Duration.ZERO, 0, Integer.MAX_VALUE, false, 0, false, 0);

    /** Checks the ranges. */
    public Pace {
        if (latency.isNegative() || jitter.isNegative() || capacity < 1 || requestsPerMinute < 0 || spread < 0) {
            throw new IllegalArgumentException(
                    "Latency %s, jitter %s, requests per minute %d and spread %s must not be negative, capacity %d at least 1"
                            .formatted(latency, jitter, requestsPerMinute, spread, capacity));
        }
    }

    /** The time that this call takes in service. */
    Duration delay(ChatCall call) {
        Duration plain =
                spread == 0 ? latency : Duration.ofNanos((long) (latency.toNanos() * Math.exp(spread * normal(call))));
        return jitter.isZero() ? plain : plain.plusNanos((long) (draw("jitter", call) * jitter.toNanos()));
    }

    /** A standard normal draw, by Box and Muller (1958). */
    private double normal(ChatCall call) {
        return Math.sqrt(-2 * Math.log(1 - draw("radius", call))) * Math.cos(2 * Math.PI * draw("angle", call));
    }

    private double draw(String what, ChatCall call) {
        return Draw.unit(seed, what, call.digest(), Integer.toString(call.attempt()));
    }
}
