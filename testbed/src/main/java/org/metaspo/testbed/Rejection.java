package org.metaspo.testbed;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a server does not answer, in the parts of which vendors make their error bodies.
 *
 * @param status HTTP status
 * @param type OpenAI's {@code error.type}; Anthropic's follows from the status
 * @param code OpenAI's {@code error.code}
 * @param param the request's field that is at fault
 * @param message for people
 * @param headers sent along
 * @param trouble which one it is, where vendors may have words of their own for it
 */
record Rejection(
        int status,
        String type,
        @Nullable String code,
        @Nullable String param,
        String message,
        Map<String, String> headers,
        @Nullable Trouble trouble) {

    private static final String INVALID = "invalid_request_error";

    private Rejection(
            int status,
            String type,
            @Nullable String code,
            @Nullable String param,
            String message,
            Map<String, String> headers) {
        this(status, type, code, param, message, headers, null);
    }

    static Rejection malformed(String message) {
        return new Rejection(400, INVALID, null, null, message, Map.of());
    }

    static Rejection wrongKey() {
        return new Rejection(
                401, INVALID, "invalid_api_key", null, "The API key is missing or wrong.", Map.of(), Trouble.WRONG_KEY);
    }

    static Rejection unknownModel(String model) {
        String message = "The model '%s' does not exist here.".formatted(model);
        return new Rejection(404, INVALID, "model_not_found", null, message, Map.of(), Trouble.UNKNOWN_MODEL);
    }

    static Rejection temperature(String model) {
        String message = "The model '%s' takes no 'temperature' but its default.".formatted(model);
        return new Rejection(400, INVALID, "unsupported_value", "temperature", message, Map.of());
    }

    static Rejection maxTokens(String model) {
        String message = "The model '%s' takes no 'max_tokens', only 'max_completion_tokens'.".formatted(model);
        return new Rejection(400, INVALID, "unsupported_parameter", "max_tokens", message, Map.of());
    }

    static Rejection tooManyRequests(Duration wait) {
        String message = "Too many requests in this minute.";
        return new Rejection(429, "requests", "rate_limit_exceeded", null, message, retryAfter(wait));
    }

    static Rejection full() {
        String message = "Too many requests at once.";
        return new Rejection(429, "requests", "rate_limit_exceeded", null, message, Map.of());
    }

    /** What vendors send along with a bare status. */
    static Rejection ofStatus(int status) {
        return switch (status) {
            case 401 -> wrongKey();
            case 429 -> new Rejection(429, "requests", "rate_limit_exceeded", null, "Too many requests.", Map.of());
            default -> {
                String type = status < 500 ? INVALID : "server_error";
                yield new Rejection(status, type, null, null, "The server answers with status " + status, Map.of());
            }
        };
    }

    /** The header of that name, in whole seconds (RFC 9110, 10.2.3), rounded up so that waiting so long suffices. */
    static Map<String, String> retryAfter(Duration wait) {
        return Map.of("Retry-After", Long.toString(wait.plusNanos(999_999_999).toSeconds()));
    }
}
