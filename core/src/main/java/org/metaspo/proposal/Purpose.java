package org.metaspo.proposal;

import java.util.Locale;

/** What an optimizer model is asked for; each purpose has a meta prompt of its own. */
public enum Purpose {
    /** Why a system prompt fails. */
    ANALYSE_SYSTEM_PROMPT,
    /** A better system prompt, from an analysis. */
    REWRITE_SYSTEM_PROMPT,
    /** Why a user prompt fails. */
    ANALYSE_USER_PROMPT,
    /** A better user prompt, from an analysis. */
    REWRITE_USER_PROMPT,
    /** A system prompt from demonstrations of all tasks. */
    WRITE_SYSTEM_PROMPT,
    /** An instruction from demonstrations of its task. */
    WRITE_USER_PROMPT,
    /** The same system prompt in other words. */
    PARAPHRASE_SYSTEM_PROMPT,
    /** The same user prompt in other words. */
    PARAPHRASE_USER_PROMPT,
    /** The same component in other words. */
    PARAPHRASE_COMPONENT,
    /** What may be changed in a system prompt. */
    EDIT_SYSTEM_PROMPT,
    /** What may be changed in a user prompt. */
    EDIT_USER_PROMPT;

    /** The resource that holds the meta prompt, without its ending. */
    String resource() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
