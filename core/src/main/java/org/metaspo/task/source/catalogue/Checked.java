package org.metaspo.task.source.catalogue;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.Locale;

/**
 * How and when an entry was last tried.
 *
 * @param how against what
 * @param on the day
 */
public record Checked(How how, LocalDate on) {
    /** Against what an entry was tried. */
    public enum How {
        /** Rows in the source's shape, on this machine. */
        LOOPBACK,
        /** The source itself. */
        LIVE;

        /** The word in the catalogue and in results. */
        @JsonValue
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
