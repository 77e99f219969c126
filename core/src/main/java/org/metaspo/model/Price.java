package org.metaspo.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs, in USD per million tokens.
 *
 * @param input uncached input
 * @param cachedInput input read from the provider's cache; null = as input
 * @param cacheWrite input written to the provider's cache; null = as input
 * @param output output, hidden reasoning included
 */
public record Price(
        BigDecimal input,
        @Nullable BigDecimal cachedInput,
        @Nullable BigDecimal cacheWrite,
        BigDecimal output) {
    private static final int MILLION_DIGITS = 6;

    /** A model that costs nothing, such as one on this machine. */
    public static final Price FREE = new Price(BigDecimal.ZERO, null, null, BigDecimal.ZERO);

    /** The exact cost in USD. */
    public BigDecimal of(Usage usage) {
        long plain = usage.inputTokens() - usage.cachedInputTokens() - usage.cacheWriteTokens();
        return input.multiply(BigDecimal.valueOf(plain))
                .add(or(cachedInput).multiply(BigDecimal.valueOf(usage.cachedInputTokens())))
                .add(or(cacheWrite).multiply(BigDecimal.valueOf(usage.cacheWriteTokens())))
                .add(output.multiply(BigDecimal.valueOf(usage.outputTokens())))
                .movePointLeft(MILLION_DIGITS);
    }

    private BigDecimal or(@Nullable BigDecimal special) {
        return special == null ? input : special;
    }
}
