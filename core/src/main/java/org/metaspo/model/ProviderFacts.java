package org.metaspo.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a provider: a row of {@code providers.yaml} with its models from {@code models.yaml}. Facts of this
 * kind age in weeks; both files have a date.
 *
 * @param name as {@code provider} in a configuration
 * @param address where its routes start, null for a process of our own; {@code {NAME}} stands for an environment variable
 * @param keyVariables the environment variables that usually hold the key, the first that is set counts
 * @param keyNeeded whether there are no answers without a key
 * @param tiers that may be asked for, the standard one first
 * @param models known by name, in the file's order; elsewhere none of them need to be known
 * @param note what a user should know, null for nothing
 * @param source where these facts are from
 */
public record ProviderFacts(
        String name,
        @Nullable String address,
        List<String> keyVariables,
        boolean keyNeeded,
        List<Tier> tiers,
        List<Model> models,
        @Nullable String note,
        @Nullable String source) {

    /**
     * One of its models.
     *
     * @param facts as a run would use them
     * @param aliases other names that a configuration may write
     * @param note what a user should know, null for nothing
     */
    public record Model(
            ModelFacts facts,
            List<String> aliases,
            @Nullable String note) {}

    /** Every provider, in the file's order. */
    public static List<ProviderFacts> all() {
        return Providers.names().stream().map(ProviderFacts::of).toList();
    }

    /** The day of what is known of the providers; that of their models is {@link ModelFacts#asOf()}. */
    public static LocalDate asOf() {
        return Presets.shipped().asOf();
    }

    /**
     * One provider.
     *
     * @throws IllegalArgumentException an unknown provider
     */
    public static ProviderFacts of(String provider) {
        Preset preset = Presets.shipped().get(provider);
        ModelCatalogue.Section section = ModelCatalogue.get().section(provider);
        List<Model> models = section.models().stream()
                .flatMap(entry -> entry.names().stream()
                        .map(name ->
                                new Model(ModelFacts.of(provider, name, false), aliases(section, name), entry.note())))
                .toList();
        return new ProviderFacts(
                provider,
                preset.address().isEmpty() ? null : preset.address(),
                preset.key().variables(),
                preset.key().isNeeded(),
                preset.tiers(),
                models,
                preset.note(),
                preset.source());
    }

    private static List<String> aliases(ModelCatalogue.Section section, String name) {
        return section.aliases().entrySet().stream()
                .filter(alias -> ModelCatalogue.undated(alias.getValue()).equals(name))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }
}
