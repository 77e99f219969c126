package org.metaspo.task.source.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.metaspo.http.Headers;
import org.metaspo.http.RetryAfter;

/** How long a host asks to wait: the hub by {@code RateLimit: "api";r=0;t=55} (seconds to reset), others by Retry-After. */
final class RateLimit {
    private static final Pattern RESET = Pattern.compile("(?:^|;)\\s*t=(\\d{1,6})");

    private RateLimit() {}

    static @Nullable Duration wait(Map<String, List<String>> headers, Instant now) {
        String limit = Headers.first(headers, "RateLimit");
        Matcher reset = RESET.matcher(limit == null ? "" : limit);
        return reset.find() ? Duration.ofSeconds(Long.parseLong(reset.group(1))) : RetryAfter.in(headers, now);
    }
}
