package org.metaspo.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "7, 7000",
        "0.25, 250",
        "0, 0",
        "-3, 0",
        "'Sun, 22 Nov 2026 10:00:30 GMT', 30000",
        "'Sun, 22 Nov 2026 09:00:00 GMT', 0",
        "99999999999999999999, 604800000"
    })
    void secondsFractionsAndDates(String value, long millis) {
        assertThat(RetryAfter.in(Map.of("retry-after", List.of(value)), NOW)).isEqualTo(Duration.ofMillis(millis));
    }

    /** Else a clock that was set back by hours would make a wait of seconds one of hours, and end the run. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T10:00:00Z", "2026-11-21T10:00:00Z", "2026-11-22T11:00:00Z"})
    void aDateIsMeantByTheServersClockWhateverTimeItIsHere(Instant here) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Date", List.of("Sun, 22 Nov 2026 10:00:05 GMT"));
        headers.put("Retry-After", List.of("Sun, 22 Nov 2026 10:00:30 GMT"));
        assertThat(RetryAfter.in(headers, here)).isEqualTo(Duration.ofSeconds(25));
    }

    @Test
    void millisecondsGoFirst() {
        assertThat(RetryAfter.in(Map.of("retry-after", List.of("9"), "retry-after-ms", List.of("1500")), NOW))
                .isEqualTo(Duration.ofMillis(1500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "12ms", "Sun, 99 Nov 2026 10:00:30 GMT"})
    void anythingElseNamesNoWait(String value) {
        assertThat(RetryAfter.in(Map.of("retry-after", List.of(value)), NOW)).isNull();
        assertThat(RetryAfter.in(Map.of(), NOW)).isNull();
    }
}
