package org.metaspo.model;

import java.util.Locale;

/** How soon a provider serves a call, which is a matter of price and time, never of the answer. */
public enum Tier {
    /** At once, at the listed price. */
    STANDARD,
    /** When there is room, at a lower price: slower, and refused with 429 where there is none. */
    FLEX,
    /** Within a day, many calls at once, at a lower price. */
    BATCH;

    /** The name in configuration files and journals. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
