package org.metaspo.task.source;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The parts of a task's data, by the words that files use. */
enum PartName {
    TRAIN,
    VALIDATION,
    TEST;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PartName> of(String key) {
        return Arrays.stream(values()).filter(part -> part.key().equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(PartName::key).toList();
    }
}
