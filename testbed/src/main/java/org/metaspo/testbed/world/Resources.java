package org.metaspo.testbed.world;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The world's committed parameters and words. */
final class Resources {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();
    private static final String LIKE = "like";
    private static final String SALT = "salt";
    private static final long MIXED = 1000;

    private Resources() {}

    /** The names of all variants, in the file's order. */
    static List<String> variants() {
        return List.copyOf(read("worlds.json").propertyNames());
    }

    /**
     * The parameters of a variant; one that is like another says only what differs.
     *
     * @param variant a name, or several with {@code +} between them: those behind the first add what they say themselves
     * @throws IllegalArgumentException where there is none of this name
     */
    static Parameters parameters(String variant) {
        JsonNode all = read("worlds.json");
        List<String> names = List.of(variant.split("\\+", -1));
        ObjectNode whole = resolved(all, names.getFirst());
        for (String name : names.subList(1, names.size())) {
            ObjectNode own = own(all, name);
            // Every mixture has worlds of its own.
            long salt = whole.path(SALT).longValue() * MIXED + own.path(SALT).longValue();
            merge(own, whole);
            whole.put(SALT, salt);
        }
        return JSON.treeToValue(whole, Parameters.class);
    }

    static List<Concept> concepts() {
        return JSON.convertValue(read("concepts.json"), new TypeReference<List<Concept>>() {});
    }

    static Phrasing phrasing() {
        return JSON.treeToValue(read("phrasing.json"), Phrasing.class);
    }

    static List<Subject> subjects() {
        return JSON.convertValue(read("tasks.json"), new TypeReference<List<Subject>>() {});
    }

    private static ObjectNode resolved(JsonNode all, String variant) {
        JsonNode like = own(all, variant).remove(LIKE);
        if (like == null) {
            return own(all, variant);
        }
        ObjectNode whole = resolved(all, like.stringValue());
        merge(own(all, variant), whole);
        return whole;
    }

    private static ObjectNode own(JsonNode all, String variant) {
        if (!all.has(variant)) {
            throw new IllegalArgumentException("No world is called \"%s\". There are %s"
                    .formatted(variant, String.join(", ", all.propertyNames())));
        }
        return all.path(variant).asObject().deepCopy();
    }

    private static void merge(ObjectNode own, ObjectNode whole) {
        own.remove(LIKE);
        own.properties().forEach(part -> {
            if (part.getValue().isObject()) {
                whole.path(part.getKey()).asObject().setAll(part.getValue().asObject());
            } else {
                whole.set(part.getKey(), part.getValue());
            }
        });
    }

    private static JsonNode read(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the jar");
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
