package org.metaspo.proposal;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What an optimizer model is told, by purpose. A run stores them.
 *
 * @param byPurpose one meta prompt for every purpose
 */
public record MetaPrompts(Map<Purpose, MetaPrompt> byPurpose) {
    public MetaPrompts {
        byPurpose = Collections.unmodifiableMap(new EnumMap<>(byPurpose));
    }

    /** Those in the jar. */
    public static MetaPrompts shipped() {
        Map<Purpose, MetaPrompt> all = new EnumMap<>(Purpose.class);
        for (Purpose purpose : Purpose.values()) {
            all.put(purpose, MetaPrompt.shipped(purpose.resource()));
        }
        return new MetaPrompts(all);
    }

    MetaPrompt of(Purpose purpose) {
        return Objects.requireNonNull(byPurpose.get(purpose), () -> "no meta prompt to " + purpose.resource());
    }
}
