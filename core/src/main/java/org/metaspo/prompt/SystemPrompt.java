package org.metaspo.prompt;

/**
 * The text that precedes every user prompt of an application.
 *
 * @param text the prompt as sent; empty means that no system message is sent at all
 */
public record SystemPrompt(String text) {
    /** Whether a system message is sent. */
    public boolean isEmpty() {
        return text.isEmpty();
    }
}
