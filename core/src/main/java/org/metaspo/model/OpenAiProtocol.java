package org.metaspo.model;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** OpenAI's chat completions, as OpenAI and the many servers that follow it speak them. */
final class OpenAiProtocol implements Protocol {
    /** The widest range that all servers take: some hold seeds in 32 bits, some refuse negative ones. */
    private static final long SEED_BITS = Integer.MAX_VALUE;

    private final ChatModel model;
    private final boolean usesMaxCompletionTokens;

    /**
     * @param key null = no Authorization header
     * @param usesMaxCompletionTokens how the output limit is called on the wire, see {@link ModelFacts}
     */
    OpenAiProtocol(
            HttpClientBuilder client,
            URI baseUrl,
            @Nullable String key,
            Duration timeout,
            boolean usesMaxCompletionTokens) {
        this.usesMaxCompletionTokens = usesMaxCompletionTokens;
        OpenAiChatModel.OpenAiChatModelBuilder builder = OpenAiChatModel.builder()
                .httpClientBuilder(client)
                .baseUrl(baseUrl.toString())
                .timeout(timeout)
                .maxRetries(0)
                .strictJsonSchema(true);
        this.model = (key == null ? builder : builder.apiKey(key)).build();
    }

    @Override
    public ChatResponse send(Request request) {
        return model.chat(ChatRequest.builder()
                .messages(Conversation.of(request))
                .parameters(parameters(request))
                .build());
    }

    private OpenAiChatRequestParameters parameters(Request request) {
        Parameters parameters = request.parameters();
        OpenAiChatRequestParameters.Builder builder = OpenAiChatRequestParameters.builder()
                .modelName(request.model())
                .temperature(parameters.temperature())
                .reasoningEffort(parameters.effort());
        Long seed = parameters.seed();
        if (seed != null) {
            builder.seed((int) (seed & SEED_BITS));
        }
        if (usesMaxCompletionTokens) {
            builder.maxCompletionTokens(parameters.maxTokens());
        } else {
            builder.maxOutputTokens(parameters.maxTokens());
        }
        if (!parameters.choices().isEmpty()) {
            builder.responseFormat(Choices.format(parameters));
        }
        return builder.build();
    }

    /** An unknown or missing finish reason counts as done: gateways invent their own. */
    @Override
    public Reading read(JsonNode reply) {
        JsonNode choice = reply.path("choices").path(0);
        Usage usage = UsageReader.openAi(reply.path("usage"));
        String refusal = choice.path("message").path("refusal").asString("");
        if (!refusal.isBlank()) {
            return new Reading(Outcome.REFUSED, refusal, usage);
        }
        Outcome outcome =
                switch (choice.path("finish_reason").asString("")) {
                    case "length" -> Outcome.TRUNCATED;
                    case "content_filter" -> Outcome.REFUSED;
                    default -> Outcome.ANSWERED;
                };
        return new Reading(outcome, "", usage);
    }
}
