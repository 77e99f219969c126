package org.metaspo.task;

import java.util.List;
import java.util.stream.Stream;

/**
 * One class of a classification.
 *
 * @param name what an answer of this class is written as
 * @param synonyms other words for it that are accepted
 */
public record Label(String name, List<String> synonyms) {
    public Label {
        synonyms = List.copyOf(synonyms);
        if (Stream.concat(Stream.of(name), synonyms.stream()).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A label and its synonyms must not be blank.");
        }
    }

    /** A label without synonyms. */
    public static Label of(String name) {
        return new Label(name, List.of());
    }

    /** The name, then the synonyms. */
    List<String> texts() {
        return Stream.concat(Stream.of(name), synonyms.stream()).toList();
    }
}
