package org.metaspo.result;

import org.jspecify.annotations.Nullable;

/**
 * What it costs to send a prompt.
 *
 * @param tokens its length, by the program's own count
 * @param usdPer1000 in 1,000 calls of the task model, before any cache of the provider's; null where no price is known, or
 *     the model is free
 */
public record PromptCost(int tokens, @Nullable String usdPer1000) {}
