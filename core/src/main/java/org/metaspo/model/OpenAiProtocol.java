package org.metaspo.model;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatRequestParameters;
import java.net.URI;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** OpenAI's chat completions, as OpenAI and the many servers that follow it speak them. */
final class OpenAiProtocol implements Protocol {
    /** The widest range that all servers take: some hold seeds in 32 bits, some refuse negative ones. */
    private static final long SEED_BITS = Integer.MAX_VALUE;

    private final ChatModel model;
    private final boolean usesMaxCompletionTokens;
    private final Tier tier;

    /** @param headers that say who pays */
    OpenAiProtocol(HttpClientBuilder client, URI baseUrl, Map<String, String> headers, ModelSettings settings) {
        this.usesMaxCompletionTokens = ModelFacts.of(settings.provider(), settings.model(), settings.baseUrl() != null)
                .usesMaxCompletionTokens();
        this.tier = settings.tier();
        this.model = OpenAiChatModel.builder()
                .httpClientBuilder(client)
                .baseUrl(baseUrl.toString())
                .customHeaders(headers)
                .timeout(settings.timeout())
                .maxRetries(0)
                .strictJsonSchema(true)
                .build();
    }

    @Override
    public String send(Request request) {
        String text = model.chat(ChatRequest.builder()
                        .messages(Conversation.of(request))
                        .parameters(parameters(request))
                        .build())
                .aiMessage()
                .text();
        return text == null ? "" : text;
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
        if (tier == Tier.FLEX) {
            builder.serviceTier(tier.key());
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
    public Reading read(JsonNode reply, Request request) {
        JsonNode choice = reply.path("choices").path(0);
        Tier served = reply.path("service_tier").asString("").equals(Tier.FLEX.key()) ? Tier.FLEX : Tier.STANDARD;
        String refusal = choice.path("message").path("refusal").asString("");
        if (!refusal.isBlank()) {
            return new Reading(Outcome.REFUSED, refusal, served);
        }
        Outcome outcome =
                switch (choice.path("finish_reason").asString("")) {
                    case "length" -> Outcome.TRUNCATED;
                    case "content_filter" -> Outcome.REFUSED;
                    default -> Outcome.ANSWERED;
                };
        return new Reading(outcome, "", served);
    }
}
