package org.metaspo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.metaspo.problem.BadInputException;

class ProvidersTest {
    private static final String REPLY = "{\"choices\":[{\"message\":{\"content\":\"5\"},\"finish_reason\":\"stop\"}]}";

    private static ModelSettings settings(String provider, @Nullable String baseUrl, @Nullable String keyVariable) {
        return new ModelSettings(
                provider, "m", baseUrl, keyVariable, null, null, 64, null, Duration.ofSeconds(30), 3, false, null);
    }

    private static Provider connect(ModelSettings settings, Map<String, String> environment)
            throws InterruptedException {
        return Providers.connect(settings, environment::get, (step, done, total) -> {});
    }

    @Test
    void names() {
        assertThat(Providers.names())
                .containsExactly(
                        "openai",
                        "azure-openai",
                        "anthropic",
                        "gemini",
                        "openrouter",
                        "deepseek",
                        "groq",
                        "together",
                        "vllm",
                        "runpod",
                        "runpod-native",
                        "ollama",
                        "lm-studio",
                        "llama-cpp",
                        "local");
    }

    @Test
    void anUnknownProviderIsBadInput() {
        assertThatThrownBy(() -> connect(settings("opneai", null, null), Map.of()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("provider opneai: is not known.")
                .hasMessageContaining("openai, azure-openai, anthropic");
    }

    @ParameterizedTest
    @CsvSource({
        "openai, , , OPENAI_API_KEY",
        "anthropic, , , ANTHROPIC_API_KEY",
        "openai, , MY_KEY, MY_KEY",
        "openai, https://api.openai.com/v1, , OPENAI_API_KEY",
        "azure-openai, https://mine.openai.azure.com/openai/v1, , AZURE_OPENAI_API_KEY or AZURE_OPENAI_KEY",
        "gemini, , , GOOGLE_API_KEY or GEMINI_API_KEY or GOOGLE_AI_GEMINI_API_KEY",
        "groq, , , GROQ_API_KEY",
        "vllm, , MY_KEY, MY_KEY",
        "openai, http://127.0.0.1:1/v1, MY_KEY, MY_KEY"
    })
    void aMissingKeyNamesItsVariable(
            String provider, @Nullable String baseUrl, @Nullable String keyVariable, String expected) {
        assertThatThrownBy(() -> connect(settings(provider, baseUrl, keyVariable), Map.of(expected, " ")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("environment variable " + expected + ": is not set")
                .hasMessageContaining(".env");
    }

    @Test
    void anAddressOfOnesOwnIsAskedFor() {
        assertThatThrownBy(() -> connect(settings("runpod", null, null), Map.of("RUNPOD_API_KEY", "k")))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("neither `base-url` nor the environment variable RUNPOD_ENDPOINT_ID");
    }

    @Test
    void anAddressHoldsWhatTheEnvironmentSays() {
        Address address = Address.of(
                settings("azure-openai", null, null),
                Presets.shipped().get("azure-openai"),
                Map.of("AZURE_OPENAI_ENDPOINT", "https://mine.openai.azure.com/")::get);

        assertThat(address).isEqualTo(new Address(URI.create("https://mine.openai.azure.com/openai/v1"), true));
    }

    @Test
    void aServerOfOnesOwnNeedsNoKey() throws InterruptedException {
        try (Provider provider = connect(settings("vllm", null, null), Map.of())) {
            assertThat(provider).isNotNull();
        }
    }

    @Test
    void theUsualKeyGoesToNoOtherHost() throws InterruptedException {
        try (FakeEndpoint endpoint = new FakeEndpoint();
                Provider openAi = connect(
                        settings("openai", endpoint.baseUrl() + "/", null), Map.of("OPENAI_API_KEY", "sk-mine"));
                Provider anthropic = connect(
                        settings("anthropic", endpoint.baseUrl().toString(), null),
                        Map.of("ANTHROPIC_API_KEY", "sk-mine"))) {
            endpoint.answers(200, REPLY);
            endpoint.answers(200, "{\"content\":[{\"type\":\"text\",\"text\":\"5\"}],\"stop_reason\":\"end_turn\"}");
            openAi.ask(Requests.plain("m"));
            anthropic.ask(Requests.plain("m"));

            assertThat(endpoint.only().path()).isEqualTo("/v1/chat/completions");
            assertThat(endpoint.received())
                    .hasSize(2)
                    .allSatisfy(received ->
                            assertThat(received.headers()).asString().doesNotContain("sk-mine"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1:1/v1", "ftp://a/v1", "http:///v1", "http://u:p@a/v1", "http://a b", "http://a?k=1"})
    void aBaseUrlThatIsNoneIsBadInput(String baseUrl) {
        assertThatThrownBy(() -> connect(settings("openai", baseUrl, null), Map.of()))
                .isInstanceOf(BadInputException.class)
                .hasMessageStartingWith("base-url: ")
                .hasMessageNotContaining("u:p");
    }

    @Test
    void withoutALocalRuntimeTheMessageNamesAlternatives() {
        assertThatThrownBy(() -> connect(settings("local", null, null), Map.of()))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("metaspo-local")
                .hasMessageContaining("Ollama");
    }

    @Test
    void aLocalModelSpeaksOpenAiWithItsOwnKeyAndEndsWithTheProvider() throws InterruptedException {
        List<String> steps = new ArrayList<>();
        try (FakeEndpoint endpoint = new FakeEndpoint()) {
            endpoint.answers(200, REPLY);
            LocalRuntime runtime = (model, instances, progress) -> {
                steps.add("launch " + model);
                assertThat(instances).isBetween(1, 3);
                return running(endpoint.baseUrl(), steps);
            };
            Provider provider = LocalProvider.launch(settings("local", null, null), runtime, (step, done, total) -> {});
            try (provider) {
                assertThat(provider.ask(Requests.plain("m")).text()).isEqualTo("5");
            }
            assertThat(endpoint.only().header("Authorization")).isEqualTo("Bearer made-anew");
        }
        assertThat(steps).containsExactly("launch m", "close");
    }

    private static LocalRuntime.Endpoint running(URI baseUrl, List<String> steps) {
        return new LocalRuntime.Endpoint() {
            @Override
            public URI baseUrl() {
                return baseUrl;
            }

            @Override
            public String apiKey() {
                return "made-anew";
            }

            @Override
            public void close() {
                steps.add("close");
            }
        };
    }

    @Test
    void settingsThatMakeNoSenseAreAMistakeOfTheCaller() {
        assertThatThrownBy(() -> new ModelSettings(
                        "openai", "m", null, null, null, null, 0, null, Duration.ofSeconds(1), 1, false, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("max-tokens");
    }
}
