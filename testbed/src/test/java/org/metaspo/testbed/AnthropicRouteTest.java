package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AnthropicRouteTest {
    private final List<ChatCall> seen = new ArrayList<>();
    private final Settings settings = Settings.defaults().responder(call -> {
        seen.add(call);
        return ChatReply.of(call, "forty-two").cached(3);
    });

    @Test
    void answersInTheVendorsForm() throws Exception {
        try (Testbed testbed = Testbed.start(settings);
                Calls calls = new Calls(testbed)) {
            HttpResponse<String> response = calls.messages(Calls.anthropic("Be brief.", "What is it?"));
            JsonNode json = Calls.json(response);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("request-id")).contains("req_1");
            assertThat(json.path("id").stringValue()).startsWith("msg_");
            assertThat(json.path("type").stringValue()).isEqualTo("message");
            assertThat(json.path("role").stringValue()).isEqualTo("assistant");
            assertThat(json.at("/content/0/type").stringValue()).isEqualTo("text");
            assertThat(json.at("/content/0/text").stringValue()).isEqualTo("forty-two");
            assertThat(json.path("stop_reason").stringValue()).isEqualTo("end_turn");
            assertThat(json.path("stop_sequence").isNull()).isTrue();
            assertThat(json.at("/usage/input_tokens").intValue())
                    .as("without the three cached of six")
                    .isEqualTo(3);
            assertThat(json.at("/usage/cache_read_input_tokens").intValue()).isEqualTo(3);
            assertThat(json.at("/usage/cache_creation_input_tokens").intValue()).isZero();
            assertThat(json.at("/usage/output_tokens").intValue()).isEqualTo(3);
        }
    }

    @Test
    void readsBlocksAndTheOutputSchema() throws Exception {
        Map<String, Object> text = Map.of("type", "text", "text", "Be brief.");
        Map<String, Object> schema =
                Map.of("type", "object", "properties", Map.of("answer", Map.of("enum", List.of("yes", "no"))));
        Map<String, Object> body = Map.of(
                "model",
                "m",
                "max_tokens",
                10,
                "system",
                List.of(text, text),
                "messages",
                List.of(Calls.message("user", List.of(text))),
                "output_config",
                Map.of("format", Map.of("type", "json_schema", "schema", schema)));
        try (Testbed testbed = Testbed.start(settings);
                Calls calls = new Calls(testbed)) {
            JsonNode json = Calls.json(calls.messages(body));
            assertThat(json.at("/content/0/text").stringValue()).isEqualTo("{\"answer\":\"forty-two\"}");
        }
        ChatCall call = seen.getLast();
        assertThat(call.system()).isEqualTo("Be brief.\nBe brief.");
        assertThat(call.user()).isEqualTo("Be brief.");
        assertThat(call.maxTokens()).isEqualTo(10);
        assertThat(call.temperature()).isNull();
        assertThat(call.choices().texts()).containsExactly("yes", "no");
    }

    @Test
    void rejectsWhatTheVendorRejects() throws Exception {
        Map<String, Object> unlimited = new HashMap<>(Calls.anthropic("s", "u"));
        unlimited.remove("max_tokens");
        Map<String, Object> systemAsMessage = new HashMap<>(Calls.openAi("s", "u"));
        systemAsMessage.put("max_tokens", 10);
        try (Testbed testbed = Testbed.start(settings);
                Calls calls = new Calls(testbed)) {
            for (Map<String, Object> wrong : List.of(unlimited, systemAsMessage)) {
                HttpResponse<String> response = calls.messages(wrong);
                assertThat(response.statusCode()).as("%s", wrong).isEqualTo(400);
                assertThat(Calls.json(response).path("type").stringValue()).isEqualTo("error");
                assertThat(Calls.json(response).at("/error/type").stringValue()).isEqualTo("invalid_request_error");
            }
        }
    }

    @Test
    void namesErrorsByTheirStatus() {
        Map<Integer, String> types = Map.of(
                401, "authentication_error",
                402, "billing_error",
                403, "permission_error",
                404, "not_found_error",
                413, "request_too_large",
                429, "rate_limit_error",
                500, "api_error",
                504, "timeout_error",
                529, "overloaded_error");
        types.forEach((status, type) -> assertThat(Dialect.named("anthropic")
                        .protocol()
                        .error(Rejection.ofStatus(status))
                        .at("/error/type")
                        .stringValue())
                .isEqualTo(type));
    }
}
