package org.metaspo.testbed;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the hub answers.
 *
 * @param http the answer on the wire
 */
record HubAnswer(HttpAnswer http) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

    static HubAnswer json(JsonNode body) {
        return new HubAnswer(HttpAnswer.json(200, body));
    }

    /** An error as the hub and the viewer give it. */
    static HubAnswer error(int status, String code, String message) {
        JsonNode body = JsonMapper.shared().createObjectNode().put("error", message);
        return new HubAnswer(
                HttpAnswer.json(status, body).plus(Map.of("X-Error-Code", code, "X-Error-Message", message)));
    }

    static HubAnswer redirect(int status, String location) {
        return new HubAnswer(HttpAnswer.json(status, "").plus(Map.of("Location", location)));
    }

    /** A file, or the part of it that was asked for (RFC 9110, section 14). */
    static HubAnswer file(byte[] bytes, String tag, @Nullable String range) {
        HttpAnswer whole = HttpAnswer.json(200, "")
                .with(bytes)
                .plus(Map.of(
                        "ETag",
                        "\"" + tag + "\"",
                        "Accept-Ranges",
                        "bytes",
                        "Content-Type",
                        "application/octet-stream"));
        Matcher asked = RANGE.matcher(range == null ? "" : range);
        if (!asked.matches()) {
            return new HubAnswer(whole);
        }
        long from = Long.parseLong(asked.group(1));
        if (from >= bytes.length) {
            return new HubAnswer(HttpAnswer.json(416, "").plus(Map.of("Content-Range", "bytes */" + bytes.length)));
        }
        int to = asked.group(2).isEmpty()
                ? bytes.length
                : (int) Math.min(bytes.length, Long.parseLong(asked.group(2)) + 1);
        return new HubAnswer(new HttpAnswer(206, whole.headers(), Arrays.copyOfRange(bytes, (int) from, to), null)
                .plus(Map.of("Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length)));
    }

    HubAnswer plus(Map<String, String> headers) {
        return new HubAnswer(http.plus(headers));
    }

    HubAnswer withoutBody() {
        return new HubAnswer(http.with(new byte[0]));
    }

    HubAnswer spoiledBy(Fault fault) {
        return switch (fault) {
            case Fault.Status status ->
                new HubAnswer(HttpAnswer.json(
                                status.code(), status.body() == null ? "{\"error\":\"spoiled\"}" : status.body())
                        .plus(status.headers()));
            case WireFault wire -> new HubAnswer(http.with(wire));
            case BodyFault body ->
                new HubAnswer(body.applyTo(http, Dialect.named("openai").protocol()));
            case ReplyFault reply -> this;
            case Trouble trouble -> this;
        };
    }
}
