package org.metaspo.model;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.metaspo.http.Headers;
import org.metaspo.http.RetryAfter;

/**
 * Sorts failed replies: an outcome of this one request, a passing fault, or the end of the run. The order of the
 * questions matters: what the body says is more exact than the status, and the provider's own {@code x-should-retry}
 * goes before our table of statuses.
 */
final class FaultClassifier {
    private static final int OK = 200;

    /** Statuses below 500 that a later attempt may not meet; 498 is Groq's full flex tier, 424 Bedrock's model error. */
    private static final Set<Integer> PASSING = Set.of(OK, 408, 409, 424, 425, 429, 498);

    private static final Set<String> REFUSALS = Set.of(
            "content_filter",
            "content_policy_violation",
            "responsibleaipolicyviolation",
            "invalid_prompt",
            "moderation");

    /** Sent with 429 and others, though no waiting helps. */
    private static final Set<String> SPENT = Set.of(
            "insufficient_quota",
            "credit_balance_exhausted",
            "organization_spend_limit_exceeded",
            "project_spend_limit_exceeded",
            "organization_usage_limit_exceeded",
            "enforced_spend_limit_reached",
            "billing_error",
            ErrorBody.DAY_IS_OVER,
            "billing_hard_limit_reached");

    private static final Set<String> LONG = Set.of(
            "context_length_exceeded", "exceed_context_size_error", "string_above_max_length", "request_too_large");

    private static final Pattern LONG_WORDS = Pattern.compile("prompt is too long|maximum context length"
            + "|exceed\\w* (the |this )?(model'?s? |available )?(maximum )?context (limit|size|length|window)"
            + "|context (length|window) (is )?exceeded"
            + "|exceeds the maximum number of tokens allowed");

    /** Where a status may mean the length of a request, its words have to speak of that, too. */
    private static final Pattern LENGTH = Pattern.compile("token|context|length|too (long|large)");

    private final Target target;
    private final Preset.Faults own;
    private final InstantSource clock;

    /** @param own statuses that mean something else with this provider than with others */
    FaultClassifier(Target target, Preset.Faults own, InstantSource clock) {
        this.target = target;
        this.own = own;
        this.clock = clock;
    }

    /**
     * What a reply with a failed status means.
     *
     * @return {@link Outcome#REFUSED} or {@link Outcome#TOO_LONG}
     * @throws PassingFaultException a later attempt may pass
     * @throws ProviderFailedException no other request would pass either
     */
    Outcome outcome(int status, Map<String, List<String>> headers, String body) {
        return outcome(status, headers, ErrorBody.of(body));
    }

    /** The same for an error that may have come with another status than its own, such as 200. */
    Outcome outcome(int replied, Map<String, List<String>> headers, ErrorBody error) {
        int status = replied == OK && error.status() >= 400 ? error.status() : replied;
        String words = error.message().toLowerCase(Locale.ROOT);
        if (status == 413 || hasAny(error, LONG) || LONG_WORDS.matcher(words).find()) {
            return Outcome.TOO_LONG;
        }
        boolean moderated = status == 403 && (words.contains("moderation") || words.contains("flagged"));
        if (moderated || hasAny(error, REFUSALS)) {
            return Outcome.REFUSED;
        }
        if (own.tooLong().contains(status) && LENGTH.matcher(words).find()) {
            return Outcome.TOO_LONG;
        }
        Duration told = RetryAfter.in(headers, clock.instant());
        Duration wait = told == null ? error.asked() : told;
        String word = Headers.first(headers, "x-should-retry");
        boolean spent = hasAny(error, SPENT) || words.contains("credit balance is too low");
        if (!spent && isPassing(status, wait != null, word)) {
            String said = message(status, headers, error);
            throw status == OK
                    ? PassingFaultException.errorInReply(said, wait)
                    : new PassingFaultException(said, status, wait);
        }
        throw new ProviderFailedException(
                message(status, headers, error) + " " + Remedy.of(target, status, error, spent));
    }

    /** A reply with a good status that holds no answer: cut, a page of some gateway, no choices. */
    PassingFaultException unreadable(Reply reply) {
        String start = reply.body().isBlank()
                ? "an empty reply"
                : ErrorBody.of(reply.body()).message();
        return PassingFaultException.unreadable(target.failed("HTTP " + reply.status() + ", but no answer in it: "
                + target.redaction().clean(start)));
    }

    private boolean isPassing(int status, boolean namesWait, @Nullable String word) {
        if (word != null) {
            return word.equalsIgnoreCase("true");
        }
        return PASSING.contains(status)
                || own.passing().contains(status)
                || status >= 500
                || (status == 402 && namesWait);
    }

    private String message(int status, Map<String, List<String>> headers, ErrorBody error) {
        String said = target.redaction().clean(error.message());
        String openAi = Headers.first(headers, "x-request-id");
        String request = openAi == null ? Headers.first(headers, "request-id") : openAi;
        return target.failed("HTTP " + status)
                + (said.isEmpty() ? "" : ": " + said)
                + (request == null ? "" : " (request " + target.redaction().clean(request) + ")")
                + (said.endsWith(".") && request == null ? "" : ".");
    }

    private static boolean hasAny(ErrorBody error, Set<String> codes) {
        return error.codes().stream().anyMatch(codes::contains);
    }
}
