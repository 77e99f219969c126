package org.metaspo.task.source.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.metaspo.problem.BadInputException;
import org.metaspo.problem.Suggestion;
import org.metaspo.task.source.YamlFile;
import org.metaspo.task.source.catalogue.EntryKeys.DomainFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All tasks that are known by name. One file of the jar for each domain. */
public final class Catalogue {
    /** The domains, in the order in which they are listed. */
    public static final List<String> DOMAINS =
            List.of("review", "medical", "reasoning", "grounding", "safety", "math", "values");

    private final Map<String, CatalogueEntry> entries = new LinkedHashMap<>();
    private final Map<String, String> aliases = new LinkedHashMap<>();

    private Catalogue() {
        DOMAINS.forEach(domain -> add(read(domain)));
    }

    /** The catalogue of this version. */
    public static Catalogue shipped() {
        return Shipped.CATALOGUE;
    }

    /** Read when first asked for: most commands never look. */
    private static final class Shipped {
        private static final Catalogue CATALOGUE = new Catalogue();
    }

    /** Every entry that is listed, domain by domain. */
    public List<CatalogueEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** The entries of a domain, in their order. */
    public List<CatalogueEntry> domain(String name) {
        if (!DOMAINS.contains(name)) {
            throw new BadInputException(name, "There is no such domain.", Suggestion.remedy(name, DOMAINS));
        }
        return entries().stream().filter(entry -> entry.domain().equals(name)).toList();
    }

    /**
     * The entry with this name or alias. Any name with {@code _judged} behind it is the same task scored by a judge.
     */
    public Optional<CatalogueEntry> find(String name) {
        CatalogueEntry listed = entries.get(aliases.getOrDefault(name, name));
        return listed != null ? Optional.of(listed) : Variant.judged(name, this::find);
    }

    /**
     * The entry with this name or alias.
     *
     * @param place where the name was given, for the message
     * @throws BadInputException with the nearest name where there is none
     */
    public CatalogueEntry get(String name, String place) {
        return find(name)
                .orElseThrow(() -> new BadInputException(
                        place,
                        "The catalogue has no task `" + name + "`.",
                        nearest(name)
                                .map(near -> "Maybe you meant `" + near + "`.")
                                .orElse("See `metaspo tasks list`.")));
    }

    /** The listed name nearest to a mistyped one, where one is near. */
    public Optional<String> nearest(String name) {
        return Suggestion.closest(name, entries.keySet());
    }

    private void add(DomainFile file) {
        file.tasks().forEach((name, own) -> {
            ObjectNode whole = over(file.defaults(), own);
            EntryKeys keys = YamlFile.bind(whole, "catalogue, " + name, EntryKeys.class);
            CatalogueEntry entry = keys.entry(name, file.domain());
            List<CatalogueEntry> listed = new ArrayList<>(List.of(entry));
            if (keys.variants() != null) {
                keys.variants().forEach(key -> listed.add(Variant.named(key).of(entry)));
            }
            listed.forEach(each -> {
                if (entries.put(each.name(), each) != null) {
                    throw new IllegalStateException("the catalogue has two tasks " + each.name());
                }
            });
            entry.aliases().forEach(alias -> aliases.put(alias, name));
        });
    }

    private static DomainFile read(String domain) {
        String name = domain + ".yaml";
        try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the catalogue's file " + name + " is missing from the jar");
            }
            return YamlFile.parse(
                    new String(in.readAllBytes(), StandardCharsets.UTF_8), "catalogue, " + name, DomainFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One tree laid over another: groups are merged, everything else is replaced. */
    private static ObjectNode over(ObjectNode below, JsonNode above) {
        ObjectNode merged = below.deepCopy();
        above.properties().forEach(entry -> {
            JsonNode under = merged.get(entry.getKey());
            boolean groups = under instanceof ObjectNode && entry.getValue().isObject();
            merged.set(entry.getKey(), groups ? over((ObjectNode) under, entry.getValue()) : entry.getValue());
        });
        return merged;
    }
}
