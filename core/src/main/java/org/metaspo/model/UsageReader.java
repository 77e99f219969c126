package org.metaspo.model;

import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import org.jspecify.annotations.Nullable;

/** Brings token counts into the one form of {@link Usage}. All methods return null where nothing was reported. */
final class UsageReader {
    private UsageReader() {}

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
    static @Nullable Usage whole(long input, long read, long written, long output, long reasoning) {
        if (input == 0 && output == 0) {
            return null;
        }
        long cached = Math.min(read, input);
        return new Usage(input, cached, Math.min(written, input - cached), output, Math.min(reasoning, output));
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }
}
