package org.metaspo.task;

/** The characters that people and models use as dash, hyphen or minus. */
final class Dash {
    private Dash() {}

    static boolean is(char c) {
        return Character.getType(c) == Character.DASH_PUNCTUATION || c == '−';
    }
}
