package org.metaspo.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The vendors' dialects beside OpenAI's and Anthropic's. */
class DialectTest {
    private static final String CHAT = """
            {"model": "m", "messages": [{"role": "user", "content": "Tell."}]}""";

    private static HttpResponse<String> post(String url, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        return JsonMapper.shared().readTree(response.body());
    }

    @Test
    void everyDialectHasAPlaceOfItsOwn() throws Exception {
        try (Testbed testbed = Testbed.start(Settings.defaults())) {
            assertThat(Testbed.vendors()).contains("openai", "anthropic", "gemini", "runpod-native", "lm-studio");
            assertThat(testbed.baseUrl()).isEqualTo(testbed.baseUrl("openai")).isEqualTo(testbed.baseUrl("anthropic"));
            assertThat(testbed.baseUrl("groq")).endsWith("/groq/openai/v1");
            assertThatThrownBy(() -> testbed.baseUrl("grok")).hasMessageContaining("grok");
        }
    }

    @Test
    void usageStandsWhereTheVendorPutsIt() throws Exception {
        Settings settings = Settings.defaults()
                .responder(call -> ChatReply.of(call, "forty-two").cached(1));
        try (Testbed testbed = Testbed.start(settings)) {
            JsonNode usage = json(post(testbed.baseUrl("deepseek") + "/chat/completions", CHAT))
                    .path("usage");

            assertThat(usage.path("prompt_cache_hit_tokens").intValue()).isEqualTo(1);
            assertThat(usage.path("prompt_cache_miss_tokens").intValue())
                    .isEqualTo(usage.path("prompt_tokens").intValue() - 1);
        }
    }

    @Test
    void keysAreTakenInTheVendorsHeaderAlone() throws Exception {
        try (Testbed testbed = Testbed.start(Settings.defaults().apiKey("open-sesame"))) {
            String url = testbed.baseUrl("azure-openai") + "/chat/completions";

            assertThat(post(url, CHAT, "api-key", "open-sesame").statusCode()).isEqualTo(200);
            HttpResponse<String> bearer = post(url, CHAT, "Authorization", "Bearer open-sesame");
            assertThat(bearer.statusCode()).isEqualTo(401);
            assertThat(json(bearer).at("/error/code").stringValue()).isEqualTo("401");
        }
    }

    @Test
    void troublesAreToldInTheVendorsWords() throws Exception {
        try (Testbed testbed = Testbed.start(Settings.defaults().faults(FaultPlan.first(9, Trouble.RATE_LIMIT)))) {
            HttpResponse<String> gemini = post(testbed.baseUrl("gemini") + "/models/m:generateContent", """
                    {"contents": [{"role": "user", "parts": [{"text": "Tell."}]}]}""");
            HttpResponse<String> openAi = post(testbed.baseUrl("openai") + "/chat/completions", CHAT);

            assertThat(gemini.statusCode()).isEqualTo(429);
            assertThat(json(gemini).at("/error/details/1/retryDelay").stringValue())
                    .isEqualTo("34s");
            assertThat(openAi.headers().firstValue("retry-after-ms")).hasValue("1500");
        }
    }

    @Test
    void aJobIsUnderWayBeforeItEnds() throws Exception {
        try (Testbed testbed = Testbed.start(Settings.defaults());
                HttpClient client = HttpClient.newHttpClient()) {
            String root = testbed.baseUrl("runpod-native");
            JsonNode job = json(post(root + "/run", """
                    {"input": {"messages": [{"role": "user", "content": "Tell."}], "sampling_params": {}}}"""));
            HttpRequest look = HttpRequest.newBuilder(
                            URI.create(root + "/status/" + job.path("id").stringValue()))
                    .build();

            assertThat(job.path("status").stringValue()).isEqualTo("IN_QUEUE");
            assertThat(json(client.send(look, BodyHandlers.ofString()))
                            .path("status")
                            .stringValue())
                    .isEqualTo("IN_PROGRESS");
            JsonNode end = json(client.send(look, BodyHandlers.ofString()));
            assertThat(end.at("/output/0/choices/0/tokens/0").stringValue()).isEqualTo("ok");
        }
    }
}
