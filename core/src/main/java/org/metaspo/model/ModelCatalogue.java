package org.metaspo.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The file {@code models.yaml}, read when first asked for. A name matches itself with or without a date behind it
 * ({@code gpt-4o-2024-08-06} is {@code gpt-4o}); an exact match goes before a dated one, both go before a family.
 */
record ModelCatalogue(LocalDate asOf, Map<String, Section> providers) {
    private static final Pattern DATE = Pattern.compile("-(\\d{8}|\\d{4}-\\d{2}-\\d{2})$");

    /**
     * What is known of a provider.
     *
     * @param tiers what calls cost in other tiers than the standard one
     * @param elsewhere the facts of unknown models at a custom address
     */
    record Section(
            Map<String, TierShare> tiers,
            Map<String, String> aliases,
            List<Entry> models,
            List<Entry> families,
            Entry others,
            Entry elsewhere) {
        Section {
            tiers = Map.copyOf(Objects.requireNonNullElse(tiers, Map.of()));
            aliases = Map.copyOf(Objects.requireNonNullElse(aliases, Map.of()));
            models = List.copyOf(Objects.requireNonNullElse(models, List.of()));
            families = List.copyOf(Objects.requireNonNullElse(families, List.of()));
        }
    }

    /**
     * A tier's price.
     *
     * @param share of the standard tier's
     * @param asOf the day on which the source said so
     * @param source who says so
     */
    record TierShare(BigDecimal share, LocalDate asOf, String source) {}

    /** @param names of models, or how a family's names start */
    record Entry(
            List<String> names,
            ModelFacts.TemperatureRule temperature,
            boolean seed,
            OutputLimit outputLimit,
            @Nullable Boolean schema,
            @Nullable Price price,
            @Nullable LocalDate ends,
            @Nullable String successor) {
        Entry {
            names = List.copyOf(Objects.requireNonNullElse(names, List.of()));
            outputLimit = Objects.requireNonNullElse(outputLimit, OutputLimit.MAX_TOKENS);
        }
    }

    /** How the output limit is called on the wire. */
    enum OutputLimit {
        MAX_TOKENS,
        MAX_COMPLETION_TOKENS
    }

    private static final class Loaded {
        static final ModelCatalogue ONLY = load();
    }

    static ModelCatalogue get() {
        return Loaded.ONLY;
    }

    private static ModelCatalogue load() {
        YAMLMapper mapper = YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build();
        try (InputStream file = ModelCatalogue.class.getResourceAsStream("models.yaml")) {
            return mapper.readValue(Objects.requireNonNull(file, "models.yaml"), ModelCatalogue.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ModelFacts facts(String provider, String model, boolean elsewhere) {
        Section section = section(provider);
        String name = elsewhere ? model : section.aliases().getOrDefault(model, model);
        String undated = DATE.matcher(name).replaceFirst("");
        Entry known = find(section.models(), name::equals);
        if (known == null) {
            known = find(section.models(), undated::equals);
        }
        Entry entry = known == null ? find(section.families(), name::startsWith) : known;
        if (entry == null) {
            entry = elsewhere ? section.elsewhere() : section.others();
        }
        boolean local = provider.equals(Providers.LOCAL);
        return new ModelFacts(
                provider,
                name,
                known != null,
                entry.temperature(),
                entry.seed(),
                entry.outputLimit() == OutputLimit.MAX_COMPLETION_TOKENS,
                !Boolean.FALSE.equals(entry.schema()),
                local ? Price.FREE : elsewhere ? null : price(section, entry),
                elsewhere ? null : entry.ends(),
                elsewhere ? null : entry.successor());
    }

    private static @Nullable Price price(Section section, Entry entry) {
        Price price = entry.price();
        return price == null
                ? null
                : price.in(section.tiers().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, tier -> tier.getValue().share())));
    }

    List<String> offered(String provider) {
        return section(provider).models().stream()
                .filter(entry -> entry.ends() == null)
                .flatMap(entry -> entry.names().stream())
                .sorted()
                .toList();
    }

    private Section section(String provider) {
        Section section = providers.get(provider);
        if (section == null) {
            throw new IllegalArgumentException("unknown provider " + provider);
        }
        return section;
    }

    private static @Nullable Entry find(List<Entry> entries, Predicate<String> fits) {
        return entries.stream()
                .filter(entry -> entry.names().stream().anyMatch(fits))
                .findFirst()
                .orElse(null);
    }
}
