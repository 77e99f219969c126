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

/**
 * The file {@code models.yaml}, read when first asked for. A name matches itself with or without a date behind it
 * ({@code gpt-4o-2024-08-06} is {@code gpt-4o}); an exact match goes before a dated one, both go before a family.
 */
record ModelCatalogue(LocalDate asOf, Map<String, Section> providers) {
    private static final Pattern DATE = Pattern.compile("-(\\d{8}|\\d{4}-\\d{2}-\\d{2})$");

    /**
     * One provider's models.
     *
     * @param like a provider whose models are served here too, at prices of this one's own
     * @param vendors the same by what stands before the slash in a name, for gateways
     * @param free whether tokens cost nothing: servers of one's own
     * @param tiers what calls cost in other tiers than the standard one
     * @param elsewhere the facts of unknown models at a custom address; null = as others
     */
    record Section(
            @Nullable String like,
            Map<String, String> vendors,
            boolean free,
            Map<String, TierShare> tiers,
            Map<String, String> aliases,
            List<Entry> models,
            List<Entry> families,
            Entry others,
            @Nullable Entry elsewhere) {
        Section {
            vendors = Map.copyOf(Objects.requireNonNullElse(vendors, Map.of()));
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
            @Nullable String successor,
            @Nullable Integer cacheMinimum,
            @Nullable String note) {
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
        try (InputStream file = ModelCatalogue.class.getResourceAsStream("models.yaml")) {
            return Presets.mapper().readValue(Objects.requireNonNull(file, "models.yaml"), ModelCatalogue.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ModelFacts facts(String provider, String model, boolean elsewhere) {
        Section section = section(provider);
        String name = elsewhere ? model : section.aliases().getOrDefault(model, model);
        Entry known = known(section, name);
        Entry lent = known == null ? lent(section, name) : null;
        Entry entry = known != null ? known : lent != null ? lent : guess(section, name, elsewhere);
        boolean own = known != null && !elsewhere;
        return new ModelFacts(
                provider,
                name,
                known != null || lent != null,
                entry.temperature(),
                entry.seed(),
                entry.outputLimit() == OutputLimit.MAX_COMPLETION_TOKENS
                        && section.vendors().isEmpty(),
                !Boolean.FALSE.equals(entry.schema()),
                section.free() ? Price.FREE : own ? price(section, entry) : null,
                own ? entry.ends() : null,
                own ? entry.successor() : null,
                entry.cacheMinimum());
    }

    private static @Nullable Entry known(Section section, String name) {
        Entry exact = find(section.models(), name::equals);
        return exact != null ? exact : find(section.models(), undated(name)::equals);
    }

    /** What another provider's section says of a model that is served here too. */
    private @Nullable Entry lent(Section section, String name) {
        if (section.like() != null) {
            Section other = section(section.like());
            Entry known = known(other, name);
            return known != null ? known : find(other.families(), name::startsWith);
        }
        int slash = name.indexOf('/');
        String vendor = slash < 0 ? null : section.vendors().get(name.substring(0, slash));
        if (vendor == null) {
            return null;
        }
        // Gateways write versions with dots: claude-sonnet-5.5.
        String bare = name.substring(slash + 1);
        String plain = vendor.equals("anthropic") ? bare.replace('.', '-') : bare;
        Section other = section(vendor);
        Entry known = known(other, plain);
        return known != null ? known : guess(other, plain, false);
    }

    private static Entry guess(Section section, String name, boolean elsewhere) {
        Entry family = find(section.families(), name::startsWith);
        Entry others = elsewhere && section.elsewhere() != null ? section.elsewhere() : section.others();
        return family == null ? others : family;
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

    /** A model's name without a date behind it. */
    static String undated(String name) {
        return DATE.matcher(name).replaceFirst("");
    }

    Section section(String provider) {
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
