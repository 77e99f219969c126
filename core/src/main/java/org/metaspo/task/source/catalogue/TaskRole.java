package org.metaspo.task.source.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a task is for in its domain. */
public enum TaskRole {
    /** Learned from. */
    SOURCE,
    /** Only met in studies: what was learned must transfer to it. */
    TARGET,
    /** Beside the domain's fixed lists. */
    EXTRA;

    /** The word in the catalogue and in results. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
