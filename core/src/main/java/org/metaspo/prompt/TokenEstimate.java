package org.metaspo.prompt;

import java.util.HashMap;
import java.util.Map;

/**
 * Estimates the tokens of many texts, where an exact count would take too long: those that come first are counted, the
 * others by their characters, at the rate of the first. Not thread-safe.
 */
public final class TokenEstimate {
    private static final long ENOUGH_CHARACTERS = 200_000;

    private final Map<String, Integer> known = new HashMap<>();
    private long characters;
    private long tokens;

    /** About as many tokens as a text has. */
    public int of(String text) {
        if (characters >= ENOUGH_CHARACTERS) {
            return (int) Math.ceil((double) text.length() * tokens / characters);
        }
        int exact = TokenCount.of(text);
        characters += text.length();
        tokens += exact;
        return exact;
    }

    /** The tokens of a text that comes again and again, exactly. */
    public int ofRepeated(String text) {
        return known.computeIfAbsent(text, TokenCount::of);
    }
}
