package org.metaspo.proposal;

/**
 * The meta prompts of failures-driven proposals, one per purpose. A run stores those that it uses.
 *
 * @param analyseSystemPrompt why a system prompt fails
 * @param rewriteSystemPrompt a better one
 * @param analyseUserPrompt why a user prompt fails
 * @param rewriteUserPrompt a better one
 */
public record MetaPrompts(
        MetaPrompt analyseSystemPrompt,
        MetaPrompt rewriteSystemPrompt,
        MetaPrompt analyseUserPrompt,
        MetaPrompt rewriteUserPrompt) {
    /** Those in the jar. */
    public static MetaPrompts shipped() {
        return new MetaPrompts(
                MetaPrompt.shipped("analyse-system-prompt"),
                MetaPrompt.shipped("rewrite-system-prompt"),
                MetaPrompt.shipped("analyse-user-prompt"),
                MetaPrompt.shipped("rewrite-user-prompt"));
    }
}
