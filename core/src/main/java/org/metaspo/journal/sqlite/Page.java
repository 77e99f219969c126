package org.metaspo.journal.sqlite;

import java.nio.ByteBuffer;

/**
 * One page and where it stands.
 *
 * @param number from 1
 * @param file that holds it
 * @param at offset of its first byte in that file
 * @param bytes as many as a page has
 */
record Page(int number, String file, long at, ByteBuffer bytes) {
    static final int FILE_HEADER = 100;

    static final int INDEX_INTERIOR = 2;
    static final int TABLE_INTERIOR = 5;
    static final int INDEX_LEAF = 10;
    static final int TABLE_LEAF = 13;

    /** Where the page's own header starts. */
    int header() {
        return number == 1 ? FILE_HEADER : 0;
    }

    int type() {
        return bytes.get(header());
    }

    boolean isInterior() {
        return type() == INDEX_INTERIOR || type() == TABLE_INTERIOR;
    }

    int cells() {
        return Short.toUnsignedInt(bytes.getShort(header() + 3));
    }

    /** Offset of a cell within the page. */
    int cell(int index) {
        int pointers = header() + (isInterior() ? 12 : 8);
        return Short.toUnsignedInt(bytes.getShort(pointers + 2 * index));
    }

    Damage damage(int offset, String what) {
        return new Damage(file, at + offset, what);
    }
}
