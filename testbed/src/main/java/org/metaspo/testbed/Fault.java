package org.metaspo.testbed;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that goes wrong with one request: with its status, its reply, its JSON or its connection. */
public sealed interface Fault permits Fault.Status, Trouble, ReplyFault, BodyFault, WireFault {
    /**
     * Another status than 200.
     *
     * @param code HTTP status, 400 to 599
     * @param headers sent along, e.g. {@code Retry-After}
     * @param body the body as it is sent; null for the vendor's own error body for this status
     */
    record Status(
            int code, Map<String, String> headers, @Nullable String body) implements Fault {
        /** Checks the code and copies the headers. */
        public Status {
            if (code < 400 || code > 599) {
                throw new IllegalArgumentException("An error status lies between 400 and 599, not " + code);
            }
            headers = Map.copyOf(headers);
        }
    }

    /** A status with the vendor's own error body. */
    static Fault status(int code) {
        return new Status(code, Map.of(), null);
    }

    /** A 429 that passes after a wait; sent in whole seconds, rounded up. */
    static Fault rateLimited(Duration retryAfter) {
        return new Status(429, Rejection.retryAfter(retryAfter), null);
    }

    /** A 429 that never passes: the account has no credit left, in OpenAI's words. */
    static Fault outOfQuota() {
        return new Status(429, Map.of(), """
                {"error":{"message":"This account has no credit left.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}""");
    }

    /**
     * A fault by its name on the command line: {@code status-503}, or a constant of {@link Trouble}, {@link ReplyFault},
     * {@link BodyFault} or {@link WireFault} such as {@code cut-json}.
     */
    static Fault named(String name) {
        if (name.matches("status-[45]\\d\\d")) {
            return status(Integer.parseInt(name.substring("status-".length())));
        }
        return constants()
                .filter(constant -> name(constant).equals(name))
                .map(Fault.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No fault is named \"%s\". There are status-CODE, %s"
                        .formatted(
                                name,
                                String.join(", ", constants().map(Fault::name).toList()))));
    }

    private static Stream<Enum<?>> constants() {
        return Stream.of(Trouble.values(), ReplyFault.values(), BodyFault.values(), WireFault.values())
                .flatMap(Arrays::stream);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
