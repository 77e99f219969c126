package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final Map<String, Object> OPEN_AI = Calls.openAi("s", "u");
    private static final Map<String, Object> ANTHROPIC = Calls.anthropic("s", "u");

    @Test
    void wantsTheKeyInEitherHeader() throws Exception {
        try (Testbed testbed = Testbed.start(Settings.defaults().apiKey("open-sesame"));
                Calls calls = new Calls(testbed)) {
            HttpResponse<String> none = calls.chat(OPEN_AI);
            assertThat(none.statusCode()).isEqualTo(401);
            assertThat(Calls.json(none).at("/error/code").stringValue()).isEqualTo("invalid_api_key");

            HttpResponse<String> wrong = calls.messages(ANTHROPIC, "x-api-key", "open-barley");
            assertThat(wrong.statusCode()).isEqualTo(401);
            assertThat(Calls.json(wrong).at("/error/type").stringValue()).isEqualTo("authentication_error");

            assertThat(calls.chat(OPEN_AI, "Authorization", "Bearer open-sesame")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(calls.messages(ANTHROPIC, "x-api-key", "open-sesame").statusCode())
                    .isEqualTo(200);
            assertThat(testbed.log().entries()).extracting(LogEntry::key).containsExactly(false, true, true, true);
        }
    }

    @Test
    void keepsTheKeyOutOfItsText() {
        assertThat(Settings.defaults().apiKey("open-sesame").toString()).doesNotContain("sesame");
    }

    @Test
    void knowsOnlyItsModels() throws Exception {
        try (Testbed testbed = Testbed.start(Settings.defaults().models("a", "b"));
                Calls calls = new Calls(testbed)) {
            HttpResponse<String> openAi = calls.chat(OPEN_AI);
            assertThat(openAi.statusCode()).isEqualTo(404);
            assertThat(Calls.json(openAi).at("/error/code").stringValue()).isEqualTo("model_not_found");

            HttpResponse<String> anthropic = calls.messages(ANTHROPIC);
            assertThat(anthropic.statusCode()).isEqualTo(404);
            assertThat(Calls.json(anthropic).at("/error/type").stringValue()).isEqualTo("not_found_error");
        }
    }

    @Test
    void listsItsModelsInBothForms() throws Exception {
        try (Testbed testbed = Testbed.start(Settings.defaults().models("b", "a"));
                Calls calls = new Calls(testbed)) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(testbed.baseUrl() + "/models"));

            HttpResponse<String> openAi = calls.send(request.build());
            assertThat(Calls.json(openAi).path("object").stringValue()).isEqualTo("list");
            assertThat(Calls.json(openAi).path("data").findValuesAsString("id")).containsExactly("a", "b");

            HttpResponse<String> anthropic =
                    calls.send(request.header("anthropic-version", "2023-06-01").build());
            assertThat(Calls.json(anthropic).path("has_more").booleanValue()).isFalse();
            assertThat(Calls.json(anthropic).path("data").findValuesAsString("type"))
                    .containsExactly("model", "model");
            assertThat(testbed.log().count()).as("listing is no chat").isZero();
        }
    }

    @Test
    void refusesParametersThatAModelDoesNotTake() throws Exception {
        Map<String, Object> warm = new HashMap<>(OPEN_AI);
        warm.put("temperature", 0);
        Map<String, Object> limited = new HashMap<>(OPEN_AI);
        limited.put("max_tokens", 10);
        Map<String, Object> rightlyLimited = new HashMap<>(OPEN_AI);
        rightlyLimited.put("max_completion_tokens", 10);
        Map<String, Object> warmMessage = new HashMap<>(ANTHROPIC);
        warmMessage.put("temperature", 0);
        try (Testbed testbed =
                        Testbed.start(Settings.defaults().noTemperature("m").reasoningModels("m"));
                Calls calls = new Calls(testbed)) {
            HttpResponse<String> temperature = calls.chat(warm);
            assertThat(temperature.statusCode()).isEqualTo(400);
            assertThat(Calls.json(temperature).at("/error/code").stringValue()).isEqualTo("unsupported_value");
            assertThat(Calls.json(temperature).at("/error/param").stringValue()).isEqualTo("temperature");
            assertThat(calls.messages(warmMessage).statusCode()).isEqualTo(400);

            HttpResponse<String> limit = calls.chat(limited);
            assertThat(limit.statusCode()).isEqualTo(400);
            assertThat(Calls.json(limit).at("/error/code").stringValue()).isEqualTo("unsupported_parameter");

            assertThat(calls.chat(rightlyLimited).statusCode()).isEqualTo(200);
            assertThat(calls.messages(ANTHROPIC).statusCode())
                    .as("its max_tokens is another")
                    .isEqualTo(200);
        }
    }

    @Test
    void offersNothingElse() throws Exception {
        try (Testbed testbed = Testbed.start(Settings.defaults());
                Calls calls = new Calls(testbed)) {
            assertThat(calls.send(calls.request("/embeddings", OPEN_AI)).statusCode())
                    .isEqualTo(404);
            HttpRequest get = HttpRequest.newBuilder(URI.create(testbed.baseUrl() + "/chat/completions"))
                    .build();
            assertThat(calls.send(get).statusCode()).isEqualTo(405);
        }
    }
}
