package org.metaspo.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One role's model as configured, with every default filled in. It holds no secret: a key is named by its variable.
 *
 * @param provider one of {@link Providers#names()}
 * @param model the model's name as the provider wants it; an alias is resolved by {@link ModelFacts#model()}
 * @param baseUrl where the routes start, such as {@code http://127.0.0.1:11434/v1}; null = the provider's own address
 * @param apiKeyEnv the environment variable that holds the key; null = the provider's usual one at its own address, and
 *     no key elsewhere
 * @param temperature 0 or more; null = not sent
 * @param seed null = no seed is sent; each request carries its own, derived from it
 * @param maxTokens most tokens of output, at least 1
 * @param effort reasoning effort in the provider's word; null = not sent
 * @param timeout longest silence of the endpoint, above zero
 * @param concurrency most calls in flight, at least 1
 * @param requestsPerMinute most attempts in a minute, at least 1; null for no limit
 * @param tokensPerMinute most tokens in a minute, at least 1; null for no limit
 * @param constrained whether answers are held to the task's choices by a schema, where it has choices
 * @param tier in which calls are asked for
 * @param price null = not known, which is not the same as free
 */
public record ModelSettings(
        String provider,
        String model,
        @Nullable String baseUrl,
        @Nullable String apiKeyEnv,
        @Nullable Double temperature,
        @Nullable Long seed,
        int maxTokens,
        @Nullable String effort,
        Duration timeout,
        int concurrency,
        @Nullable Long requestsPerMinute,
        @Nullable Long tokensPerMinute,
        boolean constrained,
        Tier tier,
        @Nullable Price price) {
    public ModelSettings {
        if (maxTokens < 1 || concurrency < 1 || !timeout.isPositive()) {
            throw new IllegalArgumentException(
                    "max-tokens, concurrency and timeout of " + provider + " " + model + " must be above zero");
        }
        if ((requestsPerMinute != null && requestsPerMinute < 1) || (tokensPerMinute != null && tokensPerMinute < 1)) {
            throw new IllegalArgumentException(
                    "limits per minute of " + provider + " " + model + " must be at least 1");
        }
    }

    /** The same with another limit of output. */
    public ModelSettings answeringAtMost(int tokens) {
        return new ModelSettings(
                provider,
                model,
                baseUrl,
                apiKeyEnv,
                temperature,
                seed,
                tokens,
                effort,
                timeout,
                concurrency,
                requestsPerMinute,
                tokensPerMinute,
                constrained,
                tier,
                price);
    }

    /** A model without limits per minute, in the standard tier. */
    public ModelSettings(
            String provider,
            String model,
            @Nullable String baseUrl,
            @Nullable String apiKeyEnv,
            @Nullable Double temperature,
            @Nullable Long seed,
            int maxTokens,
            @Nullable String effort,
            Duration timeout,
            int concurrency,
            boolean constrained,
            @Nullable Price price) {
        this(
                provider,
                model,
                baseUrl,
                apiKeyEnv,
                temperature,
                seed,
                maxTokens,
                effort,
                timeout,
                concurrency,
                null,
                null,
                constrained,
                Tier.STANDARD,
                price);
    }
}
