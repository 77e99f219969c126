package org.metaspo.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The provider {@code anthropic}. */
class AnthropicProviderTest extends ProviderContract {
    private final Provider provider = connect();

    @Override
    String providerName() {
        return "anthropic";
    }

    @Override
    String model() {
        return "claude-sonnet-5-5";
    }

    @Override
    Provider provider() {
        return provider;
    }

    @Override
    String reply(String text, String stop) {
        String content = text.equals("null") ? "" : "{\"type\":\"text\",\"text\":" + text + "}";
        return """
                {"id":"m1","type":"message","role":"assistant","model":"claude-sonnet-5-5","content":[%s],\
                "stop_reason":%s,"stop_sequence":null,"usage":{"input_tokens":20,"output_tokens":3}}""".formatted(content, stop);
    }

    @Override
    String done() {
        return "\"end_turn\"";
    }

    @Override
    String cut() {
        return "\"max_tokens\"";
    }

    @Override
    String error(String type, String code, String message) {
        return """
                {"type":"error","error":{"type":"%s","message":"%s","details":{"error_code":"%s"}},\
                "request_id":"req_1"}""".formatted(type, message, code);
    }

    private void assertSent(String json) {
        assertThat(new JsonMapper().readTree(endpoint.only().body())).isEqualTo(new JsonMapper().readTree(json));
    }

    @Test
    void onlyWhatIsSetIsSent() throws InterruptedException {
        endpoint.answers(200, reply("\"5\"", done()));
        provider.ask(Requests.with(model(), new Parameters(null, 7L, 64, null, List.of())));

        assertThat(endpoint.only().path()).isEqualTo("/v1/messages");
        assertThat(endpoint.only().header("X-api-key")).isEqualTo(KEY);
        assertThat(endpoint.only().header("Anthropic-version")).isEqualTo("2023-06-01");
        assertSent("""
                {"model": "claude-sonnet-5-5", "max_tokens": 64, "stream": false,
                 "system": [{"type": "text", "text": "You grade reviews."}],
                 "messages": [{"role": "user", "content": [{"type": "text", "text": "Great soap."}]}]}""");
    }

    @Test
    void effortAndSchemaShareOneKey() throws InterruptedException {
        endpoint.answers(200, reply("\"5\"", done()));
        provider.ask(Requests.with(model(), new Parameters(0.5, null, 64, "low", List.of("good", "bad"))));

        assertThat(endpoint.only().body()).containsOnlyOnce("output_config");
        assertSent("""
                {"model": "claude-sonnet-5-5", "max_tokens": 64, "stream": false, "temperature": 0.5,
                 "system": [{"type": "text", "text": "You grade reviews."}],
                 "messages": [{"role": "user", "content": [{"type": "text", "text": "Great soap."}]}],
                 "output_config": {"effort": "low", "format": {"type": "json_schema",
                   "schema": {"type": "object", "required": ["answer"], "additionalProperties": false,
                     "properties": {"answer": {"type": "string", "enum": ["good", "bad"]}}}}}}""");
    }

    @Test
    void aRefusalHasNoText() throws InterruptedException {
        endpoint.answers(200, reply("null", "\"refusal\""));

        assertThat(ask()).isEqualTo(new Answer(Outcome.REFUSED, "", Usage.of(20, 3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"model_context_window_exceeded\"", "\"pause_turn\""})
    void otherEndsBeforeTheEndAreTruncated(String stop) throws InterruptedException {
        endpoint.answers(200, reply("\"5 st\"", stop));

        assertThat(ask()).extracting(Answer::outcome, Answer::text).containsExactly(Outcome.TRUNCATED, "5 st");
    }

    @Test
    void cachedTokensAreAddedToTheInput() throws InterruptedException {
        endpoint.answers(
                200,
                reply("\"5\"", done())
                        .replace(
                                "\"input_tokens\":20",
                                "\"input_tokens\":10,\"cache_creation_input_tokens\":100,\"cache_read_input_tokens\":1000"));

        assertThat(ask().usage()).isEqualTo(new Usage(1110, 1000, 100, 3, 0));
    }

    private static Request under(String system) {
        return new Request(
                Role.TASK,
                "claude-sonnet-5-5",
                new Parameters(null, null, 64, null, List.of()),
                List.of(Message.system(system), Message.user("Great soap.")),
                "0");
    }

    /** Sonnet keeps what has 1,024 tokens, or about 4,096 characters. */
    @Test
    void aLongSystemPromptIsMarkedToBeKept() throws InterruptedException {
        endpoint.answers(200, reply("\"5\"", done()));
        endpoint.answers(200, reply("\"5\"", done()));
        provider.ask(under("x".repeat(4096)));
        provider.ask(under("x".repeat(4095)));

        assertThat(endpoint.received())
                .extracting(received -> new JsonMapper()
                        .readTree(received.body())
                        .at("/system/0/cache_control/type")
                        .asString(""))
                .containsExactly("ephemeral", "");
        assertThat(endpoint.received())
                .as("a question is asked once")
                .extracting(received -> new JsonMapper()
                        .readTree(received.body())
                        .at("/messages/0/content/0/cache_control/type")
                        .asString(""))
                .containsOnly("");
    }

    @Test
    void eachModelHasALeastLengthOfItsOwn() throws InterruptedException {
        assertThat(provider.promptCache()).isEqualTo(new PromptCache(1024, true, true));
        ModelSettings haiku = new ModelSettings(
                "anthropic",
                "claude-haiku-4-5",
                null,
                null,
                null,
                null,
                64,
                null,
                settings().timeout(),
                1,
                false,
                null);
        try (Provider other = Providers.at(endpoint.baseUrl(), haiku, ApiKey.NONE, null)) {
            assertThat(other.promptCache()).isEqualTo(new PromptCache(4096, true, true));
        }
    }

    @Test
    void thinkingBeforeTheTextIsSkipped() throws InterruptedException {
        endpoint.answers(
                200,
                reply("\"5\"", done())
                        .replace(
                                "\"content\":[",
                                "\"content\":[{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"s\"},"));

        assertThat(ask().text()).isEqualTo("5");
    }
}
