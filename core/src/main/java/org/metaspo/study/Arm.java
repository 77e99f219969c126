package org.metaspo.study;

import org.jspecify.annotations.Nullable;

/**
 * One system prompt of a study.
 *
 * @param name as results call it: {@code default}, {@code learned}, or the name of a run
 * @param systemPrompt as sent
 * @param method that made it, null where no run did
 */
public record Arm(
        String name, String systemPrompt, @Nullable String method) {
    /** The prompt that the others are compared with. */
    public static final String DEFAULT = "default";

    /** The prompt that the claim is about. */
    public static final String LEARNED = "learned";
}
