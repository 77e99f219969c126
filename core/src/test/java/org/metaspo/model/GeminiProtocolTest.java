package org.metaspo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What Gemini is sent, and what else than its dialect's usual replies it may answer. */
class GeminiProtocolTest {
    private final FakeEndpoint endpoint = new FakeEndpoint();
    private final Provider provider = Providers.at(
            endpoint.baseUrl(),
            new ModelSettings("gemini", "m", null, null, null, null, 64, null, Duration.ofSeconds(30), 1, false, null),
            new ApiKey("KEY", "AIza-something"),
            null);

    @AfterEach
    void close() {
        provider.close();
        endpoint.close();
    }

    private static String reply(String parts, String end) {
        return """
                {"candidates":[{"content":{"role":"model","parts":[%s]},"finishReason":"%s"}],\
                "usageMetadata":{"promptTokenCount":20,"candidatesTokenCount":3}}""".formatted(parts, end);
    }

    @Test
    void everyParameterHasItsPlace() throws InterruptedException {
        endpoint.answers(200, reply("{\"text\":\"{\\\"answer\\\":\\\"good\\\"}\"}", "STOP"));
        Answer answer = provider.ask(Requests.with("m", new Parameters(0.5, -1L, 64, "low", List.of("good", "bad"))));

        assertThat(answer.text()).isEqualTo("good");
        assertThat(endpoint.only().path()).isEqualTo("/v1/models/m:generateContent");
        assertThat(endpoint.only().header("X-goog-api-key")).isEqualTo("AIza-something");
        assertThat(new JsonMapper().readTree(endpoint.only().body())).isEqualTo(new JsonMapper().readTree("""
                        {"systemInstruction": {"parts": [{"text": "You grade reviews."}]},
                         "contents": [{"role": "user", "parts": [{"text": "Great soap."}]}],
                         "generationConfig": {"maxOutputTokens": 64, "temperature": 0.5, "seed": 2147483647,
                           "thinkingConfig": {"thinkingLevel": "low"},
                           "responseMimeType": "application/json",
                           "responseJsonSchema": {"type": "object", "required": ["answer"],
                             "additionalProperties": false,
                             "properties": {"answer": {"type": "string", "enum": ["good", "bad"]}}}}}"""));
    }

    @Test
    void thinkingIsNoPartOfTheText() throws InterruptedException {
        endpoint.answers(
                200, reply("{\"text\":\"Hm.\",\"thought\":true},{\"text\":\"5\"},{\"text\":\" stars\"}", "STOP"));

        assertThat(provider.ask(Requests.plain("m")).text()).isEqualTo("5 stars");
    }

    @Test
    void anUnknownEndCountsAsDone() throws InterruptedException {
        endpoint.answers(200, reply("{\"text\":\"5\"}", "A_NEW_WORD"));

        assertThat(provider.ask(Requests.plain("m")).outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void aReplyWithoutCandidatesAndWithoutAReasonPasses() {
        endpoint.answers(200, "{\"usageMetadata\":{\"promptTokenCount\":20}}");

        assertThatThrownBy(() -> provider.ask(Requests.plain("m")))
                .isInstanceOf(PassingFaultException.class)
                .hasMessageContaining("no answer in it");
    }
}
