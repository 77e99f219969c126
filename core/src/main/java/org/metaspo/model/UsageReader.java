package org.metaspo.model;

import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Brings each provider's token counts into the one form of {@link Usage}. They are read from the raw reply where there
 * is one: LangChain4j drops OpenAI's {@code cache_write_tokens}, which are billed. All methods return null where the
 * provider reported nothing.
 */
final class UsageReader {
    private UsageReader() {}

    /** OpenAI: the input includes what was cached, the output what was reasoned. */
    static @Nullable Usage openAi(JsonNode usage) {
        if (!usage.isObject()) {
            return null;
        }
        JsonNode input = usage.path("prompt_tokens_details");
        return whole(
                count(usage, "prompt_tokens"),
                count(input, "cached_tokens"),
                count(input, "cache_write_tokens"),
                count(usage, "completion_tokens"),
                count(usage.path("completion_tokens_details"), "reasoning_tokens"));
    }

    /** Anthropic: the input leaves out both cached parts; thinking is not told apart. */
    static @Nullable Usage anthropic(JsonNode usage) {
        if (!usage.isObject()) {
            return null;
        }
        return uncached(
                count(usage, "input_tokens"),
                count(usage, "cache_read_input_tokens"),
                count(usage, "cache_creation_input_tokens"),
                count(usage, "output_tokens"));
    }

    /** Whatever LangChain4j model a library user brought. */
    static @Nullable Usage of(@Nullable TokenUsage usage) {
        if (usage == null) {
            return null;
        }
        long input = count(usage.inputTokenCount());
        long output = count(usage.outputTokenCount());
        if (usage instanceof AnthropicTokenUsage anthropic) {
            return uncached(
                    input,
                    count(anthropic.cacheReadInputTokens()),
                    count(anthropic.cacheCreationInputTokens()),
                    output);
        }
        if (usage instanceof OpenAiTokenUsage openAi) {
            return whole(
                    input,
                    openAi.inputTokensDetails() == null
                            ? 0
                            : count(openAi.inputTokensDetails().cachedTokens()),
                    0,
                    output,
                    openAi.outputTokensDetails() == null
                            ? 0
                            : count(openAi.outputTokensDetails().reasoningTokens()));
        }
        return whole(input, 0, 0, output, 0);
    }

    private static @Nullable Usage uncached(long plain, long read, long written, long output) {
        return whole(plain + read + written, read, written, output, 0);
    }

    /** No counts at all is no report; parts never exceed their whole, or a price would turn negative. */
    private static @Nullable Usage whole(long input, long read, long written, long output, long reasoning) {
        if (input == 0 && output == 0) {
            return null;
        }
        long cached = Math.min(read, input);
        return new Usage(input, cached, Math.min(written, input - cached), output, Math.min(reasoning, output));
    }

    private static long count(JsonNode parent, String name) {
        return Math.max(0, parent.path(name).asLong(0));
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }
}
