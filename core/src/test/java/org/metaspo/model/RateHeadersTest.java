package org.metaspo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.metaspo.model.Preset.LimitHeaders;
import org.metaspo.model.RateLimits.Allowance;

class RateHeadersTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    /** Limit, remaining and reset of requests; what comes back per second. */
    @ParameterizedTest
    @CsvSource({
        "3000, 2999, 20ms, 50",
        "3000, 2700, 6s, 50",
        "14400, 14399, 6s, 0.1666667",
        "100, 40, 1m0s, 1",
        "100, 40, 0.5, 120",
        "600, 600, 0s, 10",
        "600, 500, soon, 10"
    })
    void openAisHeadersTellHowFastRequestsComeBack(String limit, String left, String reset, double perSecond) {
        Allowance told = Objects.requireNonNull(openAi(limit, left, reset));
        assertThat(told.limit()).isEqualTo(Double.parseDouble(limit));
        assertThat(told.left()).isEqualTo(Double.parseDouble(left));
        assertThat(told.perNano() * 1e9).isCloseTo(perSecond, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1s", "-1, -1, 1s", "many, 3, 1s", "100, -1, 1s", "100, , 1s"})
    void gatewaysWithoutALimitSayNothing(String limit, String left, String reset) {
        assertThat(openAi(limit, left, reset)).isNull();
    }

    /** By the server's clock, whatever time it is here: else a clock that was set back would slow a run down. */
    @ParameterizedTest
    @CsvSource({"2026-11-25T12:00:36Z, 50", "9999-12-31T23:59:59Z, 50", "2026-11-25T11:00:00Z, 50", "soon, 50"})
    void theSpeedOfAnthropicsLimitIsThatOfTheServersClock(String reset, double perMinute) {
        Map<String, List<String>> told = headers(Map.of(
                "date", "Wed, 25 Nov 2026 12:00:00 GMT",
                "anthropic-ratelimit-requests-limit", "50",
                "anthropic-ratelimit-requests-remaining", "20",
                "anthropic-ratelimit-requests-reset", reset));
        Allowance requests =
                Objects.requireNonNull(RateHeaders.in(LimitHeaders.ANTHROPIC_RATELIMIT, told, NOW.minusSeconds(7_200))
                        .requests());
        assertThat(requests.perNano() * 60e9).isCloseTo(perMinute, within(1e-6));
    }

    @Test
    void anthropicSaysWhenAllIsBack() {
        RateLimits limits = RateHeaders.in(
                LimitHeaders.ANTHROPIC_RATELIMIT,
                headers(Map.of(
                        "anthropic-ratelimit-requests-limit", "50",
                        "anthropic-ratelimit-requests-remaining", "20",
                        "anthropic-ratelimit-requests-reset", "2026-11-25T12:00:36Z",
                        "anthropic-ratelimit-tokens-limit", "60000",
                        "anthropic-ratelimit-tokens-remaining", "60000",
                        "anthropic-ratelimit-tokens-reset", "2026-11-25T12:00:00Z")),
                NOW);
        assertThat(limits.requests()).isEqualTo(new Allowance(50, 20, 30 / 36e9));
        assertThat(limits.tokens()).isEqualTo(new Allowance(60_000, 60_000, 1e-6));
    }

    @Test
    void withoutSuchHeadersNothingIsKnown() {
        for (LimitHeaders form : LimitHeaders.values()) {
            assertThat(RateHeaders.in(form, headers(Map.of("x-request-id", "7")), NOW))
                    .isEqualTo(RateLimits.NONE);
        }
    }

    private static @Nullable Allowance openAi(String limit, @Nullable String left, String reset) {
        Map<String, String> told = new TreeMap<>();
        told.put("X-RateLimit-Limit-Requests", limit);
        told.put("x-ratelimit-reset-requests", reset);
        if (left != null) {
            told.put("x-ratelimit-remaining-requests", left);
        }
        return RateHeaders.in(LimitHeaders.X_RATELIMIT, headers(told), NOW).requests();
    }

    private static Map<String, List<String>> headers(Map<String, String> values) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        values.forEach((name, value) -> headers.put(name, List.of(value)));
        return headers;
    }
}
