package org.metaspo.model;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Anthropic's messages. They take no seed. */
final class AnthropicProtocol implements Protocol {
    /**
     * LangChain4j takes {@code output_config} once per model object, and writes it twice where it is set in two ways. So
     * effort and schema always go in together, with one light model object for each pair (one per task in a run); all
     * share the connections.
     */
    private final ConcurrentMap<OutputConfig, ChatModel> models = new ConcurrentHashMap<>();

    private final Function<OutputConfig, ChatModel> build;

    AnthropicProtocol(HttpClientBuilder client, URI baseUrl, String key, Duration timeout) {
        this.build = config -> AnthropicChatModel.builder()
                .httpClientBuilder(client)
                .baseUrl(baseUrl.toString())
                .apiKey(key)
                .timeout(timeout)
                .maxRetries(0)
                .customParameters(config.body())
                .build();
    }

    @Override
    public String send(Request request) {
        Parameters parameters = request.parameters();
        String text = models.computeIfAbsent(OutputConfig.of(parameters), build)
                .chat(ChatRequest.builder()
                        .messages(Conversation.of(request))
                        .parameters(ChatRequestParameters.builder()
                                .modelName(request.model())
                                .temperature(parameters.temperature())
                                .maxOutputTokens(parameters.maxTokens())
                                .build())
                        .build())
                .aiMessage()
                .text();
        return text == null ? "" : text;
    }

    /** A full context window and a paused turn leave a text that is cut, as the output limit does. */
    @Override
    public Reading read(JsonNode reply, Request request) {
        return Reading.of(
                switch (reply.path("stop_reason").asString("")) {
                    case "max_tokens", "model_context_window_exceeded", "pause_turn" -> Outcome.TRUNCATED;
                    case "refusal" -> Outcome.REFUSED;
                    default -> Outcome.ANSWERED;
                });
    }

    /** @param schema null = free text */
    private record OutputConfig(
            @Nullable String effort, @Nullable Map<String, Object> schema) {
        static OutputConfig of(Parameters parameters) {
            return new OutputConfig(
                    parameters.effort(), parameters.choices().isEmpty() ? null : Choices.schema(parameters));
        }

        Map<String, Object> body() {
            Map<String, Object> config = new LinkedHashMap<>();
            if (effort != null) {
                config.put("effort", effort);
            }
            if (schema != null) {
                config.put("format", new TreeMap<>(Map.of("type", "json_schema", "schema", schema)));
            }
            return config.isEmpty() ? Map.of() : Map.of("output_config", config);
        }
    }
}
