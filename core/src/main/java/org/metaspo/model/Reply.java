package org.metaspo.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint sent back, whole.
 *
 * @param status the HTTP status
 * @param headers in a map whose keys ignore case
 * @param body as text; empty where there was none
 */
record Reply(int status, Map<String, List<String>> headers, String body) {
    boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** The first value of a header, null where it is missing. */
    static @Nullable String header(Map<String, List<String>> headers, String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst().strip();
    }
}
