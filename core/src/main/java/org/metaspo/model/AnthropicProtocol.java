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

/**
 * Anthropic's messages. They take no seed. System prompts that are long enough are marked to be kept for the calls that
 * follow: a write costs a quarter more than plain input and a read a tenth of it, so two calls under one prompt pay.
 */
final class AnthropicProtocol implements Protocol {
    /**
     * LangChain4j takes {@code output_config} once per model object, and writes it twice where it is set in two ways. So
     * effort and schema always go in together, with one light model object for each pair (one per task in a run); all
     * share the connections.
     */
    private final ConcurrentMap<OutputConfig, ChatModel> models = new ConcurrentHashMap<>();

    private final Function<OutputConfig, ChatModel> build;
    private final @Nullable PromptCache cache;

    /** @param cache null = nothing is marked to be kept */
    AnthropicProtocol(
            HttpClientBuilder client, URI baseUrl, String key, Duration timeout, @Nullable PromptCache cache) {
        this.cache = cache;
        this.build = config -> AnthropicChatModel.builder()
                .httpClientBuilder(client)
                .baseUrl(baseUrl.toString())
                .apiKey(key)
                .timeout(timeout)
                .maxRetries(0)
                .cacheSystemMessages(config.kept())
                .customParameters(config.body())
                .build();
    }

    @Override
    public String send(Request request) {
        Parameters parameters = request.parameters();
        String text = models.computeIfAbsent(OutputConfig.of(parameters, isKept(request)), build)
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

    private boolean isKept(Request request) {
        return cache != null
                && request.messages().stream()
                        .anyMatch(message -> message.speaker() == Message.Speaker.SYSTEM
                                && message.text().length() >= cache.minimumCharacters());
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

    /**
     * What a model object is set up with.
     *
     * @param schema null = free text
     * @param kept whether the system prompt is marked to be kept
     */
    private record OutputConfig(
            @Nullable String effort, @Nullable Map<String, Object> schema, boolean kept) {
        static OutputConfig of(Parameters parameters, boolean kept) {
            return new OutputConfig(
                    parameters.effort(), parameters.choices().isEmpty() ? null : Choices.schema(parameters), kept);
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
