package org.metaspo.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time where a reply comes from. A point in time that a reply names is meant by that clock; this machine's own may be
 * wrong, or may just have been set back.
 */
public final class ServerClock {
    private ServerClock() {}

    /** What the reply's {@code Date} says (RFC 9110, section 6.6.1), to the second; {@code here} where it says nothing. */
    public static Instant now(Map<String, List<String>> headers, Instant here) {
        String date = Headers.first(headers, "Date");
        Instant there = date == null ? null : read(date);
        return there == null ? here : there;
    }

    /** An HTTP date; null where it is none. */
    static @Nullable Instant read(String date) {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null; // a header in no known form tells nothing
        }
    }
}
