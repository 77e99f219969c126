package org.metaspo.model;

/**
 * The tokens of one call or of many, in one normal form for all providers (their fields mean different things).
 *
 * @param inputTokens all input, cached parts included
 * @param cachedInputTokens the part of the input that was read from the provider's cache
 * @param cacheWriteTokens the part of the input that was written to the provider's cache
 * @param outputTokens all billed output, hidden reasoning included
 * @param reasoningTokens the part of the output that is hidden reasoning
 * @param tier in which the provider served the call, as it says; standard for sums and where it does not say
 */
public record Usage(
        long inputTokens,
        long cachedInputTokens,
        long cacheWriteTokens,
        long outputTokens,
        long reasoningTokens,
        Tier tier) {
    /** No tokens. */
    public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

    /** Tokens of the standard tier. */
    public Usage(
            long inputTokens, long cachedInputTokens, long cacheWriteTokens, long outputTokens, long reasoningTokens) {
        this(inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, reasoningTokens, Tier.STANDARD);
    }

    /** The same tokens, served in this tier. */
    public Usage in(Tier served) {
        return new Usage(inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens, reasoningTokens, served);
    }

    /** Input and output without details. */
    public static Usage of(long inputTokens, long outputTokens) {
        return new Usage(inputTokens, 0, 0, outputTokens, 0);
    }

    /** The sum of both. */
    public Usage plus(Usage other) {
        return new Usage(
                inputTokens + other.inputTokens,
                cachedInputTokens + other.cachedInputTokens,
                cacheWriteTokens + other.cacheWriteTokens,
                outputTokens + other.outputTokens,
                reasoningTokens + other.reasoningTokens);
    }

    /** Input and output together: what a cap on tokens counts. */
    public long tokens() {
        return inputTokens + outputTokens;
    }
}
