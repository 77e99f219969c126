package org.metaspo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The provider {@code openai} at a compatible server. */
class OpenAiProviderTest extends ProviderContract {
    private final Provider provider = connect();

    @Override
    String providerName() {
        return "openai";
    }

    @Override
    String model() {
        return "tiny";
    }

    @Override
    Provider provider() {
        return provider;
    }

    @Override
    String reply(String text, String finish) {
        return """
                {"id":"c1","object":"chat.completion","created":1,"model":"tiny","choices":[{"index":0,\
                "message":{"role":"assistant","content":%s},"finish_reason":%s}],\
                "usage":{"prompt_tokens":20,"completion_tokens":3,"total_tokens":23}}""".formatted(text, finish);
    }

    @Override
    String done() {
        return "\"stop\"";
    }

    @Override
    String cut() {
        return "\"length\"";
    }

    @Override
    String error(String type, String code, String message) {
        return """
                {"error":{"message":"%s","type":"%s","param":null,"code":"%s"}}""".formatted(message, type, code);
    }

    private void assertSent(String json) {
        assertThat(new JsonMapper().readTree(endpoint.only().body())).isEqualTo(new JsonMapper().readTree(json));
    }

    @Test
    void onlyWhatIsSetIsSent() throws InterruptedException {
        endpoint.answers(200, reply("\"5\"", done()));
        ask();

        assertThat(endpoint.only().path()).isEqualTo("/v1/chat/completions");
        assertThat(endpoint.only().header("Authorization")).isEqualTo("Bearer " + KEY);
        assertSent("""
                {"model": "tiny", "max_tokens": 64, "stream": false,
                 "messages": [{"role": "system", "content": "You grade reviews."},
                              {"role": "user", "content": "Great soap."}]}""");
    }

    @Test
    void everyParameterHasItsPlace() throws InterruptedException {
        endpoint.answers(200, reply("\"5\"", done()));
        provider.ask(Requests.with("tiny", new Parameters(0.5, -1L, 64, "low", List.of("good", "bad"))));

        assertSent("""
                {"model": "tiny", "max_tokens": 64, "stream": false, "temperature": 0.5, "seed": 2147483647,
                 "reasoning_effort": "low",
                 "messages": [{"role": "system", "content": "You grade reviews."},
                              {"role": "user", "content": "Great soap."}],
                 "response_format": {"type": "json_schema", "json_schema": {"name": "answer", "strict": true,
                   "schema": {"type": "object", "required": ["answer"], "additionalProperties": false,
                     "properties": {"answer": {"type": "string", "enum": ["good", "bad"]}}}}}}""");
    }

    @Test
    void reasoningModelsGetTheirOwnNameOfTheLimit() throws InterruptedException {
        ModelSettings settings = new ModelSettings(
                "openai",
                "gpt-6-luna",
                "http://gateway.test/v1",
                null,
                null,
                null,
                64,
                null,
                settings().timeout(),
                1,
                false,
                null);
        Provider reasoning = Providers.at(endpoint.baseUrl(), settings, ApiKey.NONE, null);
        endpoint.answers(200, reply("\"5\"", done()));
        try (reasoning) {
            reasoning.ask(Requests.plain("gpt-6-luna"));
        }

        assertThat(endpoint.only().headers()).doesNotContainKey("Authorization");
        assertSent("""
                {"model": "gpt-6-luna", "max_completion_tokens": 64, "stream": false,
                 "messages": [{"role": "system", "content": "You grade reviews."},
                              {"role": "user", "content": "Great soap."}]}""");
    }

    @Test
    void aTierIsAskedForAndTheOneServedIsRead() throws InterruptedException {
        ModelSettings flex = new ModelSettings(
                "openai",
                "tiny",
                null,
                null,
                null,
                null,
                64,
                null,
                settings().timeout(),
                1,
                null,
                null,
                false,
                Tier.FLEX,
                null);
        endpoint.answers(200, reply("\"5\"", done()).replace("\"id\":", "\"service_tier\":\"flex\",\"id\":"));
        endpoint.answers(200, reply("\"5\"", done()).replace("\"id\":", "\"service_tier\":\"default\",\"id\":"));
        try (Provider cheap = Providers.at(endpoint.baseUrl(), flex, ApiKey.NONE, null)) {
            assertThat(cheap.ask(Requests.plain("tiny")).usage())
                    .isEqualTo(Usage.of(20, 3).in(Tier.FLEX));
            assertThat(cheap.ask(Requests.plain("tiny")).usage().tier()).isEqualTo(Tier.STANDARD);
        }
        assertThat(new JsonMapper()
                        .readTree(endpoint.only().body())
                        .path("service_tier")
                        .stringValue())
                .isEqualTo("flex");
    }

    @Test
    void aRefusalIsReadThoughLangChain4jThrowsIt() throws InterruptedException {
        endpoint.answers(200, """
                {"id":"c1","model":"tiny","choices":[{"index":0,"finish_reason":"stop","message":\
                {"role":"assistant","content":null,"refusal":"I'd rather not."}}],\
                "usage":{"prompt_tokens":20,"completion_tokens":4}}""");

        assertThat(ask()).isEqualTo(new Answer(Outcome.REFUSED, "I'd rather not.", Usage.of(20, 4)));
    }

    @Test
    void aContentFilterRefuses() throws InterruptedException {
        endpoint.answers(200, reply("\"Well, \"", "\"content_filter\""));

        assertThat(ask()).extracting(Answer::outcome, Answer::text).containsExactly(Outcome.REFUSED, "Well, ");
    }

    @Test
    void usageComesFromTheRawReply() throws InterruptedException {
        endpoint.answers(200, reply("\"5\"", done()).replace("\"completion_tokens\":3", """
                        "completion_tokens":30,"prompt_tokens_details":{"cached_tokens":8,"cache_write_tokens":6},\
                        "completion_tokens_details":{"reasoning_tokens":25}"""));

        assertThat(ask().usage()).isEqualTo(new Usage(20, 8, 6, 30, 25));
    }

    @Test
    void anErrorWithinTheOnlyChoicePasses() {
        endpoint.answers(200, """
                {"choices":[{"finish_reason":"error","error":{"code":503,"message":"provider gone"},\
                "message":{"role":"assistant","content":"The"}}]}""");

        assertThatThrownBy(this::ask).isInstanceOf(PassingFaultException.class).hasMessageContaining("provider gone");
    }

    @Test
    void aReplyWithoutChoicesPasses() {
        endpoint.answers(200, "{\"id\":\"c1\",\"choices\":[]}");

        assertThatThrownBy(this::ask).isInstanceOf(PassingFaultException.class).hasMessageContaining("no answer in it");
    }

    @Test
    void aRefusedTemperatureNamesTheKeyToSet() {
        endpoint.answers(400, """
                {"error":{"message":"Unsupported value: 'temperature' does not support 0 with this model.",\
                "type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}""");

        assertThatThrownBy(this::ask)
                .isInstanceOf(ProviderFailedException.class)
                .hasMessageContaining("set `temperature: none`");
    }

    @Test
    void anUnknownModelIsToldWhatIsKnown() {
        endpoint.answers(404, error("invalid_request_error", "model_not_found", "The model `tiny` does not exist"));

        assertThatThrownBy(this::ask)
                .isInstanceOf(ProviderFailedException.class)
                .hasMessageContaining("The model `tiny` does not exist")
                .hasMessageContaining("gpt-6-luna");
    }

    @Test
    void aWrongKeyIsNotRepeated() {
        endpoint.answers(
                401,
                error(
                        "invalid_request_error",
                        "invalid_api_key",
                        "Incorrect API key provided: sk-te****************cdef."),
                "x-request-id",
                "req_77");

        assertThatThrownBy(this::ask)
                .isInstanceOf(ProviderFailedException.class)
                .hasMessage("openai tiny: HTTP 401: Incorrect API key provided: [hidden] (request req_77)."
                        + " Check the key in the environment variable TEST_KEY.");
    }
}
