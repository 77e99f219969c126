package org.metaspo.journal.sqlite;

/**
 * Something that is not as it was written.
 *
 * @param file its name
 * @param at offset in the file, in bytes
 * @param what in words
 */
public record Damage(String file, long at, String what) {
    /** File, place and what is wrong there. */
    public String words() {
        return file + ", byte " + at + ": " + what;
    }
}
