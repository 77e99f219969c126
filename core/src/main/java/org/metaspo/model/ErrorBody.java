package org.metaspo.model;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an endpoint says about a failure.
 *
 * @param message in its own words, uncleaned
 * @param codes all machine-readable names in it, in lower case: {@code error.code}, {@code .type}, {@code .status}
 * @param parameter the request's field that it minds; empty where it names none
 * @param status a status within the body, as gateways send with 200; 0 where there is none
 * @param asked how long it asks to wait, as Gemini says here and not in a header; null where it does not
 */
record ErrorBody(
        String message,
        Set<String> codes,
        String parameter,
        int status,
        @Nullable Duration asked) {
    /** Stands among the codes where a quota of a day is used up, which Gemini says in the name of the quota alone. */
    static final String DAY_IS_OVER = "quota-per-day";

    private static final Pattern SECONDS = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,9})?)s");

    static ErrorBody of(String body) {
        JsonNode json = Json.object(body);
        if (json == null) {
            return new ErrorBody(page(body), Set.of(), "", 0, null);
        }
        JsonNode error = find(json);
        return error == null ? of(json) : of(error);
    }

    /** The error inside a reply, whatever its status: at the top or in its only choice. Null where there is none. */
    static @Nullable JsonNode find(JsonNode reply) {
        JsonNode top = reply.path("error");
        JsonNode error = isSaid(top) ? top : reply.path("choices").path(0).path("error");
        return isSaid(error) ? error : null;
    }

    static ErrorBody of(JsonNode error) {
        if (error.isString()) {
            return new ErrorBody(error.stringValue(), Set.of(), "", 0, null);
        }
        Set<String> codes = new TreeSet<>();
        for (JsonNode name : new JsonNode[] {
            error.path("code"),
            error.path("type"),
            error.path("status"),
            error.path("innererror").path("code"),
            error.path("details").path("error_code")
        }) {
            if (name.isString()) {
                codes.add(name.stringValue().toLowerCase(Locale.ROOT));
            }
        }
        boolean reasons = error.path("metadata").path("reasons").isArray(); // OpenRouter's moderation
        if (reasons) {
            codes.add("moderation");
        }
        Duration asked = null;
        for (JsonNode detail : error.path("details")) {
            Matcher seconds = SECONDS.matcher(detail.path("retryDelay").asString(""));
            asked = seconds.matches()
                    ? Duration.ofMillis(Math.round(Double.parseDouble(seconds.group(1)) * 1000))
                    : asked;
            for (JsonNode violation : detail.path("violations")) {
                if (violation.path("quotaId").asString("").contains("PerDay")) {
                    codes.add(DAY_IS_OVER);
                }
            }
        }
        return new ErrorBody(
                message(error),
                codes,
                error.path("param").asString(""),
                error.path("code").asInt(0),
                asked);
    }

    private static String message(JsonNode error) {
        for (String name : new String[] {"message", "detail", "title"}) {
            JsonNode text = error.path(name);
            if (!text.isMissingNode() && !text.isNull()) {
                return text.isString() ? text.stringValue() : text.toString();
            }
        }
        return error.toString();
    }

    private static boolean isSaid(JsonNode error) {
        return (error.isObject() && !error.isEmpty())
                || (error.isString() && !error.stringValue().isBlank());
    }

    private static String page(String body) {
        String start = body.stripLeading();
        return start.startsWith("<") ? "an HTML page instead of an answer" : start;
    }
}
