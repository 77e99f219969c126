package org.metaspo.model;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs, in USD per million tokens.
 *
 * @param input uncached input
 * @param cachedInput input read from the provider's cache; null = as input
 * @param cacheWrite input written to the provider's cache; null = as input
 * @param output output, hidden reasoning included
 * @param tiers what a call costs that is served in another tier than the standard one, as a share of all this: 0.5 is
 *     half the price
 */
public record Price(
        BigDecimal input,
        @Nullable BigDecimal cachedInput,
        @Nullable BigDecimal cacheWrite,
        BigDecimal output,
        Map<String, BigDecimal> tiers) {
    private static final int MILLION_DIGITS = 6;

    /** A model that costs nothing, such as one on this machine. */
    public static final Price FREE = new Price(BigDecimal.ZERO, null, null, BigDecimal.ZERO);

    public Price {
        tiers = Map.copyOf(Objects.requireNonNullElse(tiers, Map.of()));
    }

    /** The same in every tier. */
    public Price(
            BigDecimal input, @Nullable BigDecimal cachedInput, @Nullable BigDecimal cacheWrite, BigDecimal output) {
        this(input, cachedInput, cacheWrite, output, Map.of());
    }

    /** The same with shares for tiers. */
    Price in(Map<String, BigDecimal> otherTiers) {
        return new Price(input, cachedInput, cacheWrite, output, otherTiers);
    }

    /** The exact cost in USD, in the tier in which the call was served. */
    public BigDecimal of(Usage usage) {
        return of(usage, usage.tier().key());
    }

    private BigDecimal standard(Usage usage) {
        long plain = usage.inputTokens() - usage.cachedInputTokens() - usage.cacheWriteTokens();
        return input.multiply(BigDecimal.valueOf(plain))
                .add(or(cachedInput).multiply(BigDecimal.valueOf(usage.cachedInputTokens())))
                .add(or(cacheWrite).multiply(BigDecimal.valueOf(usage.cacheWriteTokens())))
                .add(output.multiply(BigDecimal.valueOf(usage.outputTokens())))
                .movePointLeft(MILLION_DIGITS);
    }

    /**
     * The exact cost in USD.
     *
     * @param tier in which the call was served; one without a share costs what the standard tier does
     */
    public BigDecimal of(Usage usage, String tier) {
        return standard(usage).multiply(tiers.getOrDefault(tier, BigDecimal.ONE));
    }

    /**
     * The most that so many tokens can cost in USD: whichever of them are read from a cache or written to one, and in
     * whatever tier they are served.
     */
    public BigDecimal most(long inputTokens, long outputTokens) {
        BigDecimal dearestInput = Stream.of(input, or(cachedInput), or(cacheWrite))
                .max(BigDecimal::compareTo)
                .orElseThrow();
        BigDecimal dearestTier =
                tiers.values().stream().max(BigDecimal::compareTo).orElse(BigDecimal.ONE);
        return dearestInput
                .multiply(BigDecimal.valueOf(inputTokens))
                .add(output.multiply(BigDecimal.valueOf(outputTokens)))
                .multiply(dearestTier.max(BigDecimal.ONE))
                .movePointLeft(MILLION_DIGITS);
    }

    private BigDecimal or(@Nullable BigDecimal special) {
        return special == null ? input : special;
    }
}
