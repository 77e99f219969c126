package org.metaspo.task.source.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How well founded an entry's source and rule are. */
public enum Sureness {
    /** Data set, fields and labels were read in the source's own documents. */
    READ,
    /** Part of it is inferred or second-hand; the notes say which. */
    INFERRED,
    /** The data that the paper used is not known. */
    UNKNOWN;

    /** The word in the catalogue and in results. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
