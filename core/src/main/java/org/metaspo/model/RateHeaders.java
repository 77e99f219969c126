package org.metaspo.model;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.metaspo.http.Headers;
import org.metaspo.http.ServerClock;
import org.metaspo.model.Preset.LimitHeaders;
import org.metaspo.model.RateLimits.Allowance;

/**
 * Reads the headers in which providers tell their limits: {@code x-ratelimit-{limit,remaining,reset}-{requests,tokens}}
 * (OpenAI, Groq, Azure; reset as {@code 6m0s}) and {@code anthropic-ratelimit-{requests,tokens}-{limit,remaining,reset}}
 * (reset as an RFC 3339 time). The speed of the refill is what is missing over the time until all is back, so that a
 * limit per day is told from one per minute.
 */
final class RateHeaders {
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h|d)");
    private static final double MINUTE = 60e9;

    /** A time beyond this, such as the year 9999, is no time at which a limit is back. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private RateHeaders() {}

    static RateLimits in(LimitHeaders form, Map<String, List<String>> headers, Instant now) {
        Instant there = ServerClock.now(headers, now);
        Allowance requests = allowance(form, headers, "requests", there);
        Allowance tokens = allowance(form, headers, "tokens", there);
        return requests == null && tokens == null ? RateLimits.NONE : new RateLimits(requests, tokens);
    }

    private static @Nullable Allowance allowance(
            LimitHeaders form, Map<String, List<String>> headers, String what, Instant now) {
        return switch (form) {
            case X_RATELIMIT ->
                allowance(
                        Headers.first(headers, "x-ratelimit-limit-" + what),
                        Headers.first(headers, "x-ratelimit-remaining-" + what),
                        span(Headers.first(headers, "x-ratelimit-reset-" + what)));
            case ANTHROPIC_RATELIMIT ->
                allowance(
                        Headers.first(headers, "anthropic-ratelimit-" + what + "-limit"),
                        Headers.first(headers, "anthropic-ratelimit-" + what + "-remaining"),
                        until(Headers.first(headers, "anthropic-ratelimit-" + what + "-reset"), now));
            case NONE -> null;
        };
    }

    /** Some gateways send 0 or -1 where they have no limit. */
    private static @Nullable Allowance allowance(
            @Nullable String limit, @Nullable String remaining, @Nullable Duration reset) {
        double most = number(limit);
        double left = number(remaining);
        if (most < 1 || left < 0) {
            return null;
        }
        double missing = most - left;
        double perNano =
                reset != null && reset.isPositive() && missing >= 1 ? missing / reset.toNanos() : most / MINUTE;
        return new Allowance(most, left, perNano);
    }

    private static double number(@Nullable String text) {
        return text != null && text.matches("\\d{1,15}") ? Double.parseDouble(text) : -1;
    }

    /** {@code 12ms}, {@code 1s}, {@code 6m0s}, or bare seconds; null where it is none of them. */
    private static @Nullable Duration span(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.matches("\\d{1,9}(\\.\\d+)?")) {
            return Duration.ofNanos((long) (Double.parseDouble(text) * 1e9));
        }
        Matcher parts = PART.matcher(text);
        double seconds = 0;
        int end = 0;
        while (parts.find() && parts.start() == end) {
            seconds += Double.parseDouble(parts.group(1)) * unit(parts.group(2));
            end = parts.end();
        }
        return end == text.length() && end > 0 && seconds < 1e9 ? Duration.ofNanos((long) (seconds * 1e9)) : null;
    }

    private static double unit(String name) {
        return switch (name) {
            case "ms" -> 1e-3;
            case "s" -> 1;
            case "m" -> 60;
            case "h" -> 3_600;
            default -> 86_400;
        };
    }

    private static @Nullable Duration until(@Nullable String time, Instant now) {
        if (time == null) {
            return null;
        }
        try {
            Duration span = Duration.between(now, Instant.parse(time));
            return span.compareTo(LONGEST) > 0 ? null : span;
        } catch (DateTimeParseException e) {
            return null; // a form that this provider does not document: the limit alone is used
        }
    }
}
