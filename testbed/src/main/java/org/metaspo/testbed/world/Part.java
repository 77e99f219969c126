package org.metaspo.testbed.world;

import java.util.Locale;

/** What an item is for. */
public enum Part {
    TRAIN,
    VALIDATION,
    TEST;

    /** The name in data files. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
