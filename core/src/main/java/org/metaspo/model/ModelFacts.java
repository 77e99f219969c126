package org.metaspo.model;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model, from {@code models.yaml}. Facts of this kind age in weeks: they stand in data, with a date.
 *
 * @param provider one of {@link Providers#names()}
 * @param model the name on the wire, an alias resolved
 * @param known false where the facts are guessed from the provider and the family of the name
 * @param temperature when a temperature may be sent
 * @param takesSeed whether a seed may be sent
 * @param usesMaxCompletionTokens whether the output limit is called {@code max_completion_tokens}, else
 *     {@code max_tokens}
 * @param takesSchema whether answers can be held to a JSON schema; not assumed of unknown servers
 * @param price null where not known; a custom address has its own prices
 * @param ends the day on which the provider stops serving it, null where none is announced
 * @param successor what to use instead, null where nothing is named
 * @param cacheMinimum tokens below which its provider keeps no beginning of a prompt, null = as with its other models
 */
public record ModelFacts(
        String provider,
        String model,
        boolean known,
        TemperatureRule temperature,
        boolean takesSeed,
        boolean usesMaxCompletionTokens,
        boolean takesSchema,
        @Nullable Price price,
        @Nullable LocalDate ends,
        @Nullable String successor,
        @Nullable Integer cacheMinimum) {

    /** When a model takes a temperature. Sent against the rule, it is an error of status 400. */
    public enum TemperatureRule {
        ALWAYS,
        /** Only with the reasoning effort {@code none}. */
        EFFORT_NONE,
        NEVER
    }

    /**
     * Looks a model up. Unknown models get the facts of their family, or what is safest with the provider.
     *
     * @param provider one of {@link Providers#names()}
     * @param model a name or an alias; aliases hold only at the provider's own address
     * @param baseUrlGiven whether the address is not the provider's own: price and end are then not known, and an
     *     unknown model is taken for an open one on a compatible server
     * @throws IllegalArgumentException an unknown provider
     */
    public static ModelFacts of(String provider, String model, boolean baseUrlGiven) {
        return ModelCatalogue.get().facts(provider, model, baseUrlGiven);
    }

    /** The current models of a provider, with no end announced, in alphabetical order. */
    public static List<String> offered(String provider) {
        return ModelCatalogue.get().offered(provider);
    }

    /** The day of these facts: prices may have changed since. */
    public static LocalDate asOf() {
        return ModelCatalogue.get().asOf();
    }

    /** Whether a temperature may be sent along with this effort, null = none sent. */
    public boolean takesTemperature(@Nullable String effort) {
        return switch (temperature) {
            case ALWAYS -> true;
            case EFFORT_NONE -> "none".equals(effort);
            case NEVER -> false;
        };
    }
}
