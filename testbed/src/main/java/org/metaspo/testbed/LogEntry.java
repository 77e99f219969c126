package org.metaspo.testbed;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One chat request, as it is also written to the log file.
 *
 * @param ordinal place in the order of arrival, from 1
 * @param route path that was called
 * @param model model asked for, empty if the body names none
 * @param digest SHA-256 of the body in hexadecimal
 * @param attempt how often this exact body had then been seen, from 1
 * @param status HTTP status answered, 0 if the client got none
 * @param key whether the request carried an API key, right or wrong
 * @param arrivedNanos nanoseconds from the testbed's start to the request's arrival
 * @param endedNanos nanoseconds from the testbed's start until the answer went out, or silence began
 * @param body the body, null if bodies are not kept
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LogEntry(
        long ordinal,
        String route,
        String model,
        String digest,
        int attempt,
        int status,
        boolean key,
        long arrivedNanos,
        long endedNanos,
        @Nullable String body) {}
