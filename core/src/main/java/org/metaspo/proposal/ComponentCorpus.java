package org.metaspo.proposal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Sentences that system prompts are made of.
 *
 * @param categories groups of sentences that serve the same purpose
 */
public record ComponentCorpus(List<Category> categories) {
    /**
     * One group.
     *
     * @param category such as role or output format
     * @param basic whether it is about short texts and choosing an answer; not, where it is left out
     * @param components one or two sentences each
     */
    public record Category(String category, @Nullable Boolean basic, List<String> components) {}

    /** The corpus in the jar. */
    public static ComponentCorpus shipped() {
        try (InputStream in = ComponentCorpus.class.getResourceAsStream("components.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the component corpus is missing from the jar");
            }
            return new ComponentCorpus(new YAMLMapper().readValue(in, new TypeReference<List<Category>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All components, in order. */
    public List<String> all() {
        return components(category -> true);
    }

    /** Those of the basic categories, in order: what {@link ComponentProposer} draws from. */
    public List<String> basic() {
        return components(category -> Boolean.TRUE.equals(category.basic()));
    }

    private List<String> components(Predicate<Category> which) {
        return categories.stream()
                .filter(which)
                .flatMap(category -> category.components().stream())
                .toList();
    }
}
