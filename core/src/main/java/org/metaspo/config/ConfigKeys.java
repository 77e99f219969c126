package org.metaspo.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.metaspo.method.Proposals;
import tools.jackson.databind.JsonNode;

/**
 * The keys of a configuration, as they stand there. Keys of the contract that this version does not support are known,
 * so that they are refused by name.
 */
record ConfigKeys(
        @Nullable String name,
        @Nullable Long seed,
        @Nullable Models models,
        @Nullable Map<String, ModelKeys> providers,
        @Nullable Map<String, MethodKeys> methods,
        @Nullable JsonNode systemPrompt,
        @Nullable TaskKeys tasks,
        @Nullable DataKeys data,
        @Nullable MethodKeys method,
        @Nullable List<String> baselines,
        @Nullable BudgetKeys budget) {
    /** By role. */
    record Models(
            @Nullable ModelKeys task,
            @Nullable ModelKeys optimizer,
            @Nullable ModelKeys judge) {}

    /** One role's model. Temperature is a number or {@code none}. */
    record ModelKeys(
            @Nullable String provider,
            @Nullable String model,
            @Nullable String baseUrl,
            @Nullable String apiKeyEnv,
            @Nullable JsonNode temperature,
            @Nullable Long seed,
            @Nullable Integer maxTokens,
            @Nullable String effort,
            @Nullable Double timeout,
            @Nullable Integer concurrency,
            @Nullable Boolean constrained,
            @Nullable JsonNode calibration,
            @Nullable PriceKeys price,
            @Nullable Long requestsPerMinute,
            @Nullable Long tokensPerMinute,
            @Nullable String mode,
            @Nullable String serviceTier) {}

    /** USD per million tokens. */
    record PriceKeys(
            @Nullable BigDecimal input,
            @Nullable BigDecimal cachedInput,
            @Nullable BigDecimal output) {}

    /** Which tasks. */
    record TaskKeys(
            @Nullable List<String> source,
            @Nullable List<String> target,
            @Nullable String referenceLayout,
            @Nullable String domain) {}

    /** Where their items are, and how many are drawn. */
    record DataKeys(
            @Nullable String directory,
            @Nullable Long seed,
            @Nullable Integer train,
            @Nullable Integer validation,
            @Nullable Integer test) {}

    /** How to search. */
    record MethodKeys(
            @Nullable String name,
            @Nullable String schedule,
            @Nullable Integer calls,
            @Nullable Boolean guard,
            @Nullable ProposalKeys proposals,
            @Nullable Integer iterations,
            @Nullable Integer systemCandidates,
            @Nullable Integer userCandidates,
            @Nullable Integer userPromptsKept,
            @Nullable Integer systemPromptsKept,
            @Nullable Integer maxSystemTokens,
            @Nullable Integer maxUserTokens,
            @Nullable List<JsonNode> checks) {}

    /** What proposals know. */
    record ProposalKeys(
            @Nullable Boolean tried,
            @Nullable Boolean feedback,
            @Nullable Boolean distinct,
            @Nullable Boolean examples,
            @Nullable Boolean merging) {
        Proposals read() {
            return new Proposals(isOn(tried), isOn(feedback), isOn(distinct), isOn(examples), isOn(merging));
        }

        private static boolean isOn(@Nullable Boolean key) {
            return !Boolean.FALSE.equals(key);
        }
    }

    /** What may be spent. */
    record BudgetKeys(
            @Nullable BigDecimal usd,
            @Nullable Long calls,
            @Nullable Long tokens,
            @Nullable BigDecimal minutes,
            @Nullable Map<String, BudgetKeys> roles) {}
}
