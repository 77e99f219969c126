package org.metaspo.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a server asks to wait: {@code retry-after-ms} (milliseconds), else {@code Retry-After} as seconds, which
 * may be a fraction, or as an HTTP date (RFC 9110, section 10.2.3).
 */
public final class RetryAfter {
    private static final double NANOS = 1e9;
    /** Longer than any run: what is above is no wait but a mistake, and would overflow. */
    private static final double MOST_SECONDS = 7 * 86_400;

    private RetryAfter() {}

    /**
     * The wait, zero or more; null where the headers name none that can be read.
     *
     * @param now by this machine's clock; the reply's own {@code Date} goes before it
     */
    public static @Nullable Duration in(Map<String, List<String>> headers, Instant now) {
        Duration fine = seconds(Headers.first(headers, "retry-after-ms"), 1e-3);
        if (fine != null) {
            return fine;
        }
        String value = Headers.first(headers, "retry-after");
        Duration plain = seconds(value, 1);
        return plain == null && value != null ? until(ServerClock.read(value), ServerClock.now(headers, now)) : plain;
    }

    private static @Nullable Duration seconds(@Nullable String value, double unit) {
        if (value == null || !value.matches("-?\\d+(\\.\\d*)?")) {
            return null;
        }
        double seconds = Math.clamp(Double.parseDouble(value) * unit, 0, MOST_SECONDS);
        return Duration.ofNanos(Math.round(seconds * NANOS));
    }

    private static @Nullable Duration until(@Nullable Instant date, Instant now) {
        if (date == null) {
            return null;
        }
        return date.isBefore(now) ? Duration.ZERO : Duration.between(now, date);
    }
}
