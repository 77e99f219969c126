package org.metaspo.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The file {@code providers.yaml}, read when first asked for. */
record Presets(LocalDate asOf, Map<String, Preset> byName) {
    private static final class Loaded {
        static final Presets ONLY = load();
    }

    /** The file as it stands. */
    private record File(LocalDate asOf, Map<Preset.Client, Row> clients, Map<String, Row> providers) {}

    private record Row(
            Preset.@Nullable Client client,
            @Nullable String address,
            @Nullable List<String> hosts,
            Preset.@Nullable Key key,
            UsageFields.@Nullable Names usage,
            Preset.@Nullable LimitHeaders limits,
            Preset.@Nullable Faults faults,
            @Nullable Set<Tier> serviceTiers,
            boolean batches,
            @Nullable PromptCache cache,
            @Nullable String note,
            @Nullable String source) {

        Preset over(Row client) {
            return new Preset(
                    Objects.requireNonNull(this.client),
                    Objects.requireNonNull(address),
                    Objects.requireNonNullElse(hosts, List.of()),
                    key(Objects.requireNonNull(client.key)),
                    new UsageFields(Objects.requireNonNull(usage == null ? client.usage : usage)),
                    Objects.requireNonNull(limits == null ? client.limits : limits),
                    Objects.requireNonNullElse(faults, Preset.Faults.NONE),
                    Objects.requireNonNullElse(serviceTiers, Set.of()),
                    batches,
                    cache,
                    note,
                    source);
        }

        private Preset.Key key(Preset.Key ofClient) {
            Preset.Key own = Objects.requireNonNull(key);
            return new Preset.Key(
                    own.variables(), own.header() == null ? ofClient.header() : own.header(), own.needed());
        }
    }

    /** A mapper for the files of facts in this room. */
    static YAMLMapper mapper() {
        return YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build();
    }

    private static Presets load() {
        try (InputStream resource = Presets.class.getResourceAsStream("providers.yaml")) {
            File file = mapper().readValue(Objects.requireNonNull(resource, "providers.yaml"), File.class);
            Map<String, Preset> byName = new LinkedHashMap<>();
            file.providers.forEach(
                    (name, row) -> byName.put(name, row.over(Objects.requireNonNull(file.clients.get(row.client)))));
            return new Presets(file.asOf, byName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Presets shipped() {
        return Loaded.ONLY;
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** @throws IllegalArgumentException an unknown name */
    Preset get(String name) {
        Preset preset = byName.get(name);
        if (preset == null) {
            throw new IllegalArgumentException("unknown provider " + name);
        }
        return preset;
    }
}
