package org.metaspo.task.source.catalogue;

/**
 * A text within a length limit.
 *
 * @param text at most as long as the limit
 * @param cut whether it was longer
 */
record Length(String text, boolean cut) {
    /** Cuts at a number of UTF-16 units, but never through a character; 0 means no limit. */
    static Length of(String text, int limit) {
        if (limit <= 0 || text.length() <= limit) {
            return new Length(text, false);
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return new Length(text.substring(0, end), true);
    }
}
