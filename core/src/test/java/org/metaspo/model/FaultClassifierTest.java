package org.metaspo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no protocol decides: codes, headers and words of many vendors. */
class FaultClassifierTest {
    private final FaultClassifier classifier = classifier("K");

    private static FaultClassifier classifier(String keyVariable) {
        Target target = new Target(
                "openai", "gpt-4.1-nano", URI.create("https://a.test/v1"), keyVariable, new Redaction("secret-key"));
        return new FaultClassifier(
                target, Preset.Faults.NONE, InstantSource.fixed(Instant.parse("2026-11-22T10:00:00Z")));
    }

    private static String coded(String code) {
        return "{\"error\":{\"message\":\"m\",\"type\":\"t\",\"code\":\"" + code + "\"}}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insufficient_quota",
                "credit_balance_exhausted",
                "organization_spend_limit_exceeded",
                "project_spend_limit_exceeded",
                "organization_usage_limit_exceeded",
                "enforced_spend_limit_reached"
            })
    void codesOfSpentCreditEndTheRun(String code) {
        assertThatThrownBy(() -> classifier.outcome(429, Map.of("retry-after", List.of("1")), coded(code)))
                .isInstanceOf(ProviderFailedException.class)
                .hasMessageContaining("Add credit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rate_limit_exceeded", "slow_down", "rate_limit_error"})
    void codesOfRateLimitsPass(String code) {
        assertThatThrownBy(() -> classifier.outcome(429, Map.of(), coded(code)))
                .isInstanceOf(PassingFaultException.class)
                .hasMessage("openai gpt-4.1-nano: HTTP 429: m.");
    }

    @Test
    void theProvidersWordOnRetriesGoesBeforeTheStatus() {
        assertThatThrownBy(() -> classifier.outcome(400, Map.of("x-should-retry", List.of("true")), coded("c")))
                .isInstanceOf(PassingFaultException.class);
        assertThatThrownBy(() -> classifier.outcome(503, Map.of("x-should-retry", List.of("false")), coded("c")))
                .isInstanceOf(ProviderFailedException.class);
    }

    @Test
    void noCreditPassesWhereItNamesAWait() {
        assertThatThrownBy(() -> classifier.outcome(402, Map.of("retry-after", List.of("30")), coded("c")))
                .isInstanceOfSatisfying(
                        PassingFaultException.class,
                        fault -> assertThat(fault.retryAfter()).isEqualTo(Duration.ofSeconds(30)));
        assertThatThrownBy(() -> classifier.outcome(402, Map.of(), coded("c")))
                .isInstanceOf(ProviderFailedException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":{\"message\":\"input length and `max_tokens` exceed context limit: 1 + 2 > 2\"}}",
                "400 | {\"error\":{\"type\":\"exceed_context_size_error\",\"message\":\"too big\"}}",
                "400 | {\"error\":{\"message\":\"the request exceeds the available context size (2048 tokens)\"}}",
                "403 | {\"error\":{\"message\":\"inputs tokens + max_new_tokens exceed the model's context length\"}}",
                "400 | {\"object\":\"error\",\"message\":\"This model's maximum context length is 4096 tokens.\"}",
                "413 | <html>Request Entity Too Large</html>"
            })
    void allWordsForATooLongRequest(int status, String body) {
        assertThat(classifier.outcome(status, Map.of(), body)).isEqualTo(Outcome.TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":{\"code\":\"content_filter\",\"innererror\":{\"code\":\"ResponsibleAIPolicyViolation\"}}}",
                "400 | {\"error\":{\"code\":\"invalid_prompt\",\"message\":\"flagged by our usage policy\"}}",
                "403 | {\"error\":{\"code\":403,\"message\":\"no\",\"metadata\":{\"reasons\":[\"violence\"]}}}",
                "403 | {\"error\":\"requires moderation\"}"
            })
    void allWordsForARefusal(int status, String body) {
        assertThat(classifier.outcome(status, Map.of(), body)).isEqualTo(Outcome.REFUSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":{\"message\":\"`temperature` is deprecated for this model.\"}} | `temperature: none`",
                "400 | {\"error\":{\"message\":\"no\",\"param\":\"reasoning_effort\"}} | `effort`",
                "400 | {\"error\":{\"message\":\"max_tokens: 99 > 9, the maximum\"}} | `max-tokens`",
                "400 | {\"error\":{\"message\":\"response_format json_schema: no\"}} | answer schema",
                "400 | {\"error\":{\"message\":\"unknown field seed\"}} | `seed`",
                "404 | {\"detail\":\"Not Found\"} | announced this model's end for 2026-10-23",
                "407 | <html></html> | The proxy asks for a login",
                "418 | teapot | documentation",
                "400 | {\"error\":{\"message\":\"Your credit balance is too low to access the API.\"}} | Add credit"
            })
    void everyFailureNamesARemedy(int status, String body, String remedy) {
        assertThatThrownBy(() -> classifier.outcome(status, Map.of(), body))
                .isInstanceOf(ProviderFailedException.class)
                .hasMessageStartingWith("openai gpt-4.1-nano: HTTP " + status)
                .hasMessageContaining(remedy);
    }

    @Test
    void withoutAKeyTheRemedyOf401IsToNameOne() {
        Target keyless = new Target("openai", "m", null, null, new Redaction(null));

        assertThatThrownBy(() -> new FaultClassifier(keyless, Preset.Faults.NONE, InstantSource.system())
                        .outcome(401, Map.of(), "Unauthorized"))
                .hasMessage("openai m: HTTP 401: Unauthorized."
                        + " It asks for a key: name the environment variable that holds it in `api-key-env`.");
    }

    /** Together's 403. */
    @Test
    void aStatusThatMayMeanTheLengthIsReadWithItsWords() {
        FaultClassifier together = new FaultClassifier(
                new Target("together", "m", URI.create("https://a.test/v1"), "K", new Redaction(null)),
                new Preset.Faults(Set.of(), Set.of(403)),
                InstantSource.system());

        assertThat(together.outcome(
                        403, Map.of(), "{\"error\":{\"message\":\"Input tokens and max_tokens are too many\"}}"))
                .isEqualTo(Outcome.TOO_LONG);
        assertThatThrownBy(() -> together.outcome(403, Map.of(), "{\"error\":{\"message\":\"Access denied\"}}"))
                .isInstanceOf(ProviderFailedException.class);
    }
}
