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

    private Resources() {}

    /** The names of all variants, in the file's order. */
    static List<String> variants() {
        return List.copyOf(read("worlds.json").propertyNames());
    }

    /**
     * The parameters of a variant; one that is like another says only what differs.
     *
     * @throws IllegalArgumentException where there is none of this name
     */
    static Parameters parameters(String variant) {
        return JSON.treeToValue(resolved(read("worlds.json"), variant), Parameters.class);
    }

    static List<Concept> concepts() {
        return JSON.convertValue(read("concepts.json"), new TypeReference<List<Concept>>() {});
    }

    static List<Subject> subjects() {
        return JSON.convertValue(read("tasks.json"), new TypeReference<List<Subject>>() {});
    }

    private static ObjectNode resolved(JsonNode all, String variant) {
        if (!all.has(variant)) {
            throw new IllegalArgumentException("No world is called \"%s\". There are %s"
                    .formatted(variant, String.join(", ", all.propertyNames())));
        }
        ObjectNode own = all.path(variant).asObject().deepCopy();
        JsonNode like = own.remove(LIKE);
        if (like == null) {
            return own;
        }
        ObjectNode whole = resolved(all, like.stringValue());
        own.properties().forEach(part -> {
            if (part.getValue().isObject()) {
                whole.path(part.getKey()).asObject().setAll(part.getValue().asObject());
            } else {
                whole.set(part.getKey(), part.getValue());
            }
        });
        return whole;
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
