package org.metaspo.testbed;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A bucket that holds a minute's requests and refills evenly, as vendors limit them. */
final class RateLimit {
    private final double perMinute;
    private final LongSupplier nanos;
    private final double perNano;
    private double left;
    private long filledAt;

    /**
     * A full bucket.
     *
     * @param perMinute requests per minute, 0 for no limit
     * @param nanos a clock in nanoseconds
     */
    RateLimit(int perMinute, LongSupplier nanos) {
        this.perMinute = perMinute;
        this.nanos = nanos;
        this.perNano = perMinute / (double) Duration.ofMinutes(1).toNanos();
        this.left = perMinute;
        this.filledAt = nanos.getAsLong();
    }

    /**
     * What is left after a request.
     *
     * @param limit requests when the bucket is full
     * @param left whole requests
     * @param reset time until it is full
     */
    record Left(long limit, long left, Duration reset) {}

    /**
     * Takes a request out of the bucket, or rejects it with the wait until there is one.
     *
     * @return null where there is no limit
     */
    synchronized @Nullable Left take() throws RejectedException {
        if (perMinute == 0) {
            return null;
        }
        long now = nanos.getAsLong();
        left = Math.min(perMinute, left + (now - filledAt) * perNano);
        filledAt = now;
        if (left < 1) {
            throw new RejectedException(Rejection.tooManyRequests(Duration.ofNanos((long) ((1 - left) / perNano))));
        }
        left--;
        return new Left((long) perMinute, (long) left, Duration.ofNanos((long) ((perMinute - left) / perNano)));
    }
}
