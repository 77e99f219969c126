package org.metaspo.model;

/**
 * One message of a request.
 *
 * @param speaker who says it
 * @param text never empty for a system message
 */
public record Message(Speaker speaker, String text) {
    /** Who says a message. */
    public enum Speaker {
        SYSTEM,
        USER
    }

    /** A system message. */
    public static Message system(String text) {
        return new Message(Speaker.SYSTEM, text);
    }

    /** A user message. */
    public static Message user(String text) {
        return new Message(Speaker.USER, text);
    }
}
