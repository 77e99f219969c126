package org.metaspo.journal.sqlite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as its bytes say it.
 *
 * @param id the row's number; 0 for an entry of an index
 * @param values Long, Double, String, byte[] or null
 * @param file that holds it
 * @param at offset of its first byte in that file
 */
public record Row(long id, List<@Nullable Object> values, String file, long at) {
    /** Something wrong with it. */
    public Damage damage(String what) {
        return new Damage(file, at, what);
    }
}
