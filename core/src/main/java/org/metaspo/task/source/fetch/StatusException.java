package org.metaspo.task.source.fetch;

import java.util.List;
import java.util.Map;
import org.metaspo.http.Headers;

/** A host refused a request. */
final class StatusException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Map<String, List<String>> headers;

    /**
     * @param status the HTTP status
     * @param headers in a map whose keys ignore case
     * @param said the beginning of the body
     */
    StatusException(int status, Map<String, List<String>> headers, String said) {
        super("HTTP " + status + words(headers, said));
        this.status = status;
        this.headers = headers;
    }

    /** The hub says why in headers; other hosts in the body, which may be a page. */
    private static String words(Map<String, List<String>> headers, String said) {
        String message = Headers.first(headers, "X-Error-Message");
        String words =
                message != null ? message : said.lines().findFirst().orElse("").strip();
        String code = Headers.first(headers, "X-Error-Code");
        String plain = words.isEmpty() || words.startsWith("<") || words.startsWith("{") ? "" : ": " + words;
        return (code == null ? "" : " " + code) + (plain.length() > 200 ? plain.substring(0, 200) + "…" : plain);
    }

    int status() {
        return status;
    }

    Map<String, List<String>> headers() {
        return headers;
    }

    /** The hub's own name for what is wrong, empty where it gave none. */
    String code() {
        String code = Headers.first(headers, "X-Error-Code");
        return code == null ? "" : code;
    }

    /** Whether the same request may pass later: what the hub's own client repeats. */
    boolean isPassing() {
        return switch (status) {
            case 408, 429, 500, 502, 503, 504 -> true;
            default -> false;
        };
    }
}
