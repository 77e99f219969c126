package org.metaspo.model;

/**
 * How a provider keeps the beginnings of prompts, to read them at a lower price when they come again. What it keeps
 * changes price and time, never an answer.
 *
 * @param minimum tokens below which it keeps nothing
 * @param marked whether a request has to say what is to be kept
 * @param slowWrite whether a beginning is only found once the first answer under it has begun, so that the first of
 *     several calls has to go ahead of the others
 */
public record PromptCache(int minimum, boolean marked, boolean slowWrite) {
    /** Characters of a token, about. Fewer would do for some texts; what is not kept in the end costs nothing. */
    private static final int CHARACTERS = 4;

    /** The characters below which nothing is kept, about. */
    public int minimumCharacters() {
        return minimum * CHARACTERS;
    }

    PromptCache from(int otherMinimum) {
        return new PromptCache(otherMinimum, marked, slowWrite);
    }
}
